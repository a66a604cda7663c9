import type account from '../../contract/messages/en/account.json'
import type app from '../../contract/messages/en/app.json'
import type assembly from '../../contract/messages/en/assembly.json'
import type cases from '../../contract/messages/en/cases.json'
import type configuration from '../../contract/messages/en/configuration.json'
import type consoleWords from '../../contract/messages/en/console.json'
import type desk from '../../contract/messages/en/desk.json'
import type disputePages from '../../contract/messages/en/dispute-pages.json'
import type disputes from '../../contract/messages/en/disputes.json'
import type documents from '../../contract/messages/en/documents.json'
import type doorstep from '../../contract/messages/en/doorstep.json'
import type field from '../../contract/messages/en/field.json'
import type hall from '../../contract/messages/en/hall.json'
import type kin from '../../contract/messages/en/kin.json'
import type map from '../../contract/messages/en/map.json'
import type merit from '../../contract/messages/en/merit.json'
import type notices from '../../contract/messages/en/notices.json'
import type organisations from '../../contract/messages/en/organisations.json'
import type people from '../../contract/messages/en/people.json'
import type petitionPages from '../../contract/messages/en/petition-pages.json'
import type petitions from '../../contract/messages/en/petitions.json'
import type planner from '../../contract/messages/en/planner.json'
import type points from '../../contract/messages/en/points.json'
import type recruitment from '../../contract/messages/en/recruitment.json'
import type resident from '../../contract/messages/en/resident.json'
import type retention from '../../contract/messages/en/retention.json'
import type signature from '../../contract/messages/en/signature.json'
import type stars from '../../contract/messages/en/stars.json'
import type stations from '../../contract/messages/en/stations.json'
import type suggestions from '../../contract/messages/en/suggestions.json'
import type teams from '../../contract/messages/en/teams.json'
import type territory from '../../contract/messages/en/territory.json'
import type ui from '../../contract/messages/en/ui.json'

/**
 * Every catalogue the pages may use, by area. Add one line for a new area: keys are typed from the English file,
 * so an unknown key does not compile. Types only: nothing of the catalogues reaches the entry chunk.
 */
interface Areas {
  account: typeof account
  app: typeof app
  assembly: typeof assembly
  cases: typeof cases
  configuration: typeof configuration
  console: typeof consoleWords
  desk: typeof desk
  documents: typeof documents
  'dispute-pages': typeof disputePages
  disputes: typeof disputes
  doorstep: typeof doorstep
  field: typeof field
  hall: typeof hall
  kin: typeof kin
  map: typeof map
  merit: typeof merit
  notices: typeof notices
  organisations: typeof organisations
  people: typeof people
  'petition-pages': typeof petitionPages
  petitions: typeof petitions
  planner: typeof planner
  points: typeof points
  recruitment: typeof recruitment
  resident: typeof resident
  retention: typeof retention
  signature: typeof signature
  stars: typeof stars
  stations: typeof stations
  suggestions: typeof suggestions
  teams: typeof teams
  territory: typeof territory
  ui: typeof ui
}

/** The name of a catalogue, which is also the first segment of each of its keys. */
export type Area = keyof Areas

/** A key of any catalogue: `cases.queue.title` lives in `contract/messages/<locale>/cases.json`. */
export type WordKey = { [A in Area]: Extract<keyof Areas[A], `${A}.${string}`> }[Area]
