import type { OrganisationCard } from '../../contract/organisations.ts'
import type { TeamCard } from '../../contract/teams.ts'
import type { Visitor } from '../visitor.ts'
import { at, type Sight, type Tour } from './sights.ts'

const police = async (visitor: Visitor) =>
  (await visitor.api<{ items: TeamCard[] }>('/api/v1/teams?q=police')).items[0]?.id
const foods = async (visitor: Visitor) =>
  (await visitor.api<{ items: OrganisationCard[] }>('/api/v1/organisations?q=Foods')).items[0]?.id
const ofTeam = (name: string, before: string, after = ''): Sight => ({
  name,
  show: async (visitor) => visitor.go(`${before}${await police(visitor)}${after}`),
})
const ofOrganisation = (name: string, before: string): Sight => ({
  name,
  show: async (visitor) => visitor.go(`${before}${await foods(visitor)}`),
})

/** Teams and organisations as somebody sees them who leads one and speaks for one. */
export const teams: Tour = {
  name: 'teams',
  role: 'neighbour',
  sights: [
    at('teams near by', '/teams'),
    ofTeam('team, my part', '/teams/'),
    ofTeam('team, leading: members', '/teams/', '/lead?tab=members'),
    ofTeam('team, roster to print', '/teams/', '/roster'),
    at('organisations', '/organisations'),
    ofOrganisation('organisation, mine', '/organisations/'),
    at('open lists', '/lists'),
  ],
}

/** The registers as the community's desk keeps them. */
export const registers: Tour = {
  name: 'team registers',
  role: 'community',
  sights: [
    at('register of teams', '/console/teams'),
    ofTeam('team, shifts', '/console/teams/', '?tab=shifts'),
    ofTeam('team, beats', '/console/teams/', '?tab=beats'),
    ofTeam('team, details', '/console/teams/', '?tab=form'),
    at('register of organisations', '/console/organisations'),
    ofOrganisation('organisation, as its community sees it', '/console/organisations/'),
    at('three lists', '/console/lists'),
    at('bodies and meetings', '/console/bodies'),
  ],
}
