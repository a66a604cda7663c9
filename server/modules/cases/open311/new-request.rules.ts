import type { Category } from '../../../../contract/case-configuration.ts'
import type { NewCase } from '../../../../contract/cases.ts'
import { type Locale, nameIn, type Point } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import { textOf } from '../../../platform/messages.ts'
import { checkAnswers } from '../routing/answers.rules.ts'
import { Faults, wrong } from './faults.ts'
import type { Parameters } from './parameters.rules.ts'
import { withLinks } from './requests.rules.ts'

/** A request as intake takes it, and what Open311 keeps beside. */
export interface NewRequest {
  input: NewCase
  mediaUrls: readonly string[]
}

const longest = { description: 4000, address: 300, url: 2000, name: 100, mail: 200, phone: 25, links: 10 }

/**
 * Reads a new request of a service. Everything that is wrong is told at once, with 400: place, texts, and questions of the
 * service that must be answered. Answers nobody asked for are left out; clients send fields of their own.
 */
export function newRequestOf(
  parameters: Parameters,
  given: {
    category: Category
    /** Id of the unit with this code, if there is one. */
    unitId: string | undefined
    locale: Locale
  },
): NewRequest {
  const { category, locale } = given
  const faults: Refused[] = []
  const look = <T>(work: () => T): T | undefined => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      faults.push(error)
      return undefined
    }
  }
  const point = look(() => pointIn(parameters))
  const address = look(() => textIn(parameters, 'address_string', longest.address))
  if (faults.length === 0 && !point && !address && !given.unitId) faults.push(missingPlace(parameters))
  const description = look(() => textIn(parameters, 'description', longest.description))
  const mediaUrls = look(() => linksIn(parameters)) ?? []
  const contact = look(() => contactIn(parameters))
  const answers = parameters.attributes()
  const checked = checkAnswers({ questions: category.questions, answers })
  for (const { field, code, facts } of checked.errors) {
    const problem = textOf({ locale, area: 'errors', key: code, values: facts })
    faults.push(wrong('open311.attribute_wrong', { attribute: `attribute[${field.replace('answers.', '')}]`, problem }))
  }
  if (faults.length > 0) throw new Faults(faults)
  const text = description ?? nameIn(category.name, locale)
  return {
    mediaUrls,
    input: {
      categoryId: category.id,
      answers: checked.answers,
      text: withLinks(text, mediaUrls),
      ...(point ? { point } : given.unitId ? { unitId: given.unitId } : {}),
      ...(address ? { address } : {}),
      ...(contact ? { contact } : {}),
      fileIds: [],
      confidential: false,
      locale,
    },
  }
}

function missingPlace(parameters: Parameters): Refused {
  return parameters.find('address_id') ? wrong('open311.address_unknown') : wrong('open311.place_required')
}

function pointIn(parameters: Parameters): Point | undefined {
  const [lat, lng] = [parameters.find('lat'), parameters.find('long')]
  if (lat === undefined && lng === undefined) return undefined
  const point = { lat: degrees(lat, 90), lng: degrees(lng, 180) }
  if (Number.isNaN(point.lat) || Number.isNaN(point.lng)) throw wrong('open311.point_invalid')
  return point
}

function degrees(text: string | undefined, most: number): number {
  const value = text !== undefined && /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN
  return Math.abs(value) <= most ? value : Number.NaN
}

/** A text of limited length. Refuses with 400 a longer one; cutting it would lose what somebody said. */
export function textIn(parameters: Parameters, name: string, limit: number): string | undefined {
  const text = parameters.find(name)
  if (text !== undefined && [...text].length > limit) throw wrong('open311.parameter_too_long', { name, limit })
  return text
}

/** Links to pictures. They are kept as they are and never opened from here. Refuses with 400 what isn't one to the web. */
export function linksIn(parameters: Parameters): string[] {
  const name = 'media_url'
  const links = [...new Set(parameters.all(name))]
  for (const link of links) {
    if (link.length > longest.url) throw wrong('open311.parameter_too_long', { name, limit: longest.url })
    const url = URL.canParse(link) ? new URL(link) : undefined
    if (!url || !/^https?:$/.test(url.protocol) || /\s/.test(link)) throw wrong('open311.link_invalid', { name })
  }
  return links.slice(0, longest.links)
}

/** Who sends. They hear back from the system they used, so nothing is sent to them from here. */
function contactIn(parameters: Parameters): NewCase['contact'] {
  const first = textIn(parameters, 'first_name', longest.name)
  const last = textIn(parameters, 'last_name', longest.name)
  const mail = textIn(parameters, 'email', longest.mail)
  const phone = textIn(parameters, 'phone', longest.phone)
  if (mail !== undefined && !/^[^\s@]+@[^\s@]+$/.test(mail)) throw wrong('open311.mail_invalid')
  const name = [first, last].filter(Boolean).join(' ')
  if (!name && !mail && !phone) return undefined
  return { ...(name ? { name } : {}), ...(mail ? { mail } : {}), ...(phone ? { phone } : {}), hearBack: 'none' }
}
