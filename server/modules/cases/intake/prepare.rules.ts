import type { Channel, NewCase } from '../../../../contract/cases.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Actor, PostHeld } from '../../../platform/policy/actor.ts'
import { type CaseContext, pathOfPlacement } from '../cases.context.ts'
import { actsFor } from '../cases.policy.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import type { Doer } from '../lifecycle/case-state.ts'
import type { Placement } from '../lifecycle/facts.ts'
import type { Intake } from '../lifecycle/new-case.rules.ts'
import { checkAnswers } from '../routing/answers.rules.ts'
import { route } from '../routing/routing.rules.ts'

/** Channels only staff may name. */
const deskChannels: readonly Channel[] = ['field', 'counter', 'phone', 'hotline']

/** The channel a report came by: what staff say, else what its sender is. */
export function channelOf(actor: Actor, input: NewCase, by?: Channel): Channel {
  if (by) return by
  if (actor.posts.length > 0)
    return input.channel && deskChannels.includes(input.channel)
      ? input.channel
      : actor.via === 'token'
        ? 'api'
        : 'field'
  return 'web'
}

/** The post a member of staff files with: grid staff of the place first, else any. */
export function filingPost(actor: Actor, placement: Placement): PostHeld | undefined {
  return (
    actor.posts.find(
      (post) =>
        post.unitId !== undefined && (post.unitId === placement.gridId || post.unitId === placement.microgridId),
    ) ?? actor.posts[0]
  )
}

/** Who files, as the timeline keeps it. A resident is nobody but the reporter there. */
export function doerOf(actor: Actor, post: PostHeld | undefined, context: CaseContext): Doer {
  if (!post) return { kind: 'reporter' }
  const body = post.departmentId
    ? nameOfBody(context.bodies, { kind: 'department', id: post.departmentId })
    : post.unitId
      ? nameOfBody(context.bodies, { kind: 'unit', id: post.unitId })
      : undefined
  return {
    kind: 'staff',
    ...(actor.accountId ? { accountId: actor.accountId } : {}),
    postId: post.standingInFor ?? post.id,
    role: post.role,
    ...(body ? { body } : {}),
  }
}

/** Where a report says it is: the unit it names, else its point; neither: unplaced. */
export function placeOf(context: CaseContext, input: Pick<NewCase, 'unitId' | 'point'>): Placement {
  if (input.unitId) {
    if (!context.bodies.unit(input.unitId))
      throw new Refused('case.unit_not_found', { unitId: input.unitId }, { status: 422, field: 'body.unitId' })
    return context.placeOf(input.unitId)
  }
  return input.point
    ? context.placeAt(input.point)
    : { placed: false, unitId: null, streetId: null, communityId: null, gridId: null, microgridId: null }
}

/** What intake needs beside the report itself. */
export interface PrepareGiven {
  context: CaseContext
  actor: Actor
  channel: Channel
  id: string
  number: string
  /** Old and outside systems may leave out answers that the category asks for now. */
  lenient?: boolean
}

/** Checks, places and routes a report. Refuses with the field that isn't right. */
export function prepare(input: NewCase, given: PrepareGiven): { intake: Intake; by: Doer } {
  const { context, actor, channel } = given
  const { configuration, bodies } = context
  // A district that was only just made has nobody yet who could hold a case.
  if (!bodies.district) throw new Refused('case.no_territory', {}, { status: 503 })
  const category = input.categoryId ? configuration.categories.get(input.categoryId) : undefined
  const isStaff = actor.posts.length > 0
  if (input.categoryId) {
    const mayChoose =
      category &&
      (isStaff || channel === 'import' ? configuration.isActive(category.id) : configuration.isOpen(category.id))
    if (!category || !mayChoose) throw new Refused('category.not_found', {}, { status: 422, field: 'body.categoryId' })
  }
  const placement = placeOf(context, input)
  const answers = category ? checkAnswers({ questions: category.questions, answers: input.answers }) : undefined
  if (answers && answers.errors.length > 0 && !given.lenient) {
    const [first] = answers.errors
    throw new Refused(
      first?.code as string,
      { ...first?.facts, errors: answers.errors },
      { status: 422, field: `body.${first?.field}` },
    )
  }
  const categoryPath = category ? configuration.path(category.id) : []
  const routed = route({
    rules: configuration.rules,
    categoryPath,
    danger: category ? configuration.isDanger(category.id) : false,
    unitPath: pathOfPlacement(placement, bodies),
    channel,
    placement: { placed: placement.placed, districtId: bodies.district },
    departments: { has: context.hasDepartment },
  })
  const post = isStaff && channel !== 'import' ? filingPost(actor, placement) : undefined
  let holder = routed.holder
  if (input.solved) {
    const grid = placement.gridId ? { kind: 'unit' as const, id: placement.gridId } : holder
    const own =
      post && (actsFor(post, grid, bodies) || post.unitId === placement.microgridId || post.unitPath.includes(grid.id))
    if (!own) throw new Refused('case.not_yours_to_solve', {}, { status: 403 })
    holder = grid
  }
  const foundByStaff =
    post !== undefined && channel === 'field' && !input.contact?.name && !input.contact?.phone && !input.onBehalfOf
  return {
    by: doerOf(actor, post, context),
    intake: {
      id: given.id,
      number: given.number,
      channel,
      priority: routed.priority,
      category: category ? { id: category.id, name: category.name } : null,
      conditionId: routed.conditionId ?? (category ? (configuration.standardCondition(category.id)?.id ?? null) : null),
      text: input.text,
      answers: category && answers ? answersInWords(category.questions, answers.answers) : [],
      point: input.point ?? null,
      address: input.address || null,
      placement,
      holder,
      rule: routed.ruleName ?? null,
      reporterKind: foundByStaff
        ? 'staff'
        : actor.accountId && !isStaff
          ? 'resident'
          : input.contact?.name || input.contact?.phone || input.contact?.mail || input.onBehalfOf
            ? 'resident'
            : 'anonymous',
      foundByStaff,
      confidential: input.confidential,
      fileIds: input.fileIds,
      alsoTell: routed.alsoDistrict ? { kind: 'unit', id: bodies.district } : null,
      parent: null,
      solved: input.solved ? { ...input.solved, handlerPostId: post ? (post.standingInFor ?? post.id) : null } : null,
      noticedAt: input.noticedAt ?? null,
    },
  }
}

type Questions = NonNullable<ReturnType<CaseContext['configuration']['categories']['get']>>['questions']

/** Answers as people read them, with the question as it was asked. */
function answersInWords(
  questions: Questions,
  answers: Readonly<Record<string, string | readonly string[]>>,
): Intake['answers'] {
  return questions.flatMap((question) => {
    const given = answers[question.code]
    if (given === undefined) return []
    const keys = typeof given === 'string' ? [given] : given
    const nameOf = (key: string) => {
      const value = question.values?.find((candidate) => candidate.key === key)
      return value ? `${value.name.zh} / ${value.name.en}` : key
    }
    return [{ code: question.code, question: question.words, answer: keys.map(nameOf).join(', ') }]
  })
}
