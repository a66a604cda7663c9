import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import { type CaseContext, pathOfPlacement } from '../cases.context.ts'
import { placeOf } from '../intake/prepare.rules.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import type { CaseState } from '../lifecycle/case-state.ts'
import type { Given } from '../lifecycle/facts.ts'
import { route } from '../routing/routing.rules.ts'

/** Finds a post with its place in the tree: the people module's door. */
export type FindPost = (tx: Tx, postId: string) => Promise<PostHeld | undefined>

/** Looks up what a command speaks of, so that the rules that decide stay pure. */
export async function lookUp(given: {
  state: CaseState
  command: CaseCommand
  context: CaseContext
  findPost(postId: string): Promise<PostHeld | undefined>
}): Promise<Given> {
  const { state, command, context } = given
  switch (command.type) {
    case 'accept':
      return conditionOf(context, command.conditionId ?? state.conditionId)
    case 'handle':
      return conditionOf(context, state.conditionId)
    case 'categorise':
      return { ...categoryOf(context, command.categoryId), ...conditionOf(context, command.conditionId ?? null) }
    case 'assign': {
      const post = await given.findPost(command.postId)
      return post ? { assignee: assigneeOf(post, context) } : {}
    }
    case 'place':
      return { placement: placementFor(state, command, context) }
    default:
      return {}
  }
}

function conditionOf(context: CaseContext, id: string | null): Given {
  if (id === null) return {}
  const condition = context.configuration.conditions.get(id)
  if (!condition) throw new Refused('condition.not_found', {}, { status: 422, field: 'body.command.conditionId' })
  return { condition: { id, name: condition.name, photoRequired: condition.photoRequired } }
}

function categoryOf(context: CaseContext, id: string): Given {
  const { configuration } = context
  const category = configuration.categories.get(id)
  if (!category || !configuration.isActive(id))
    throw new Refused('category.not_found', {}, { status: 422, field: 'body.command.categoryId' })
  return {
    category: {
      id,
      name: category.name,
      danger: configuration.isDanger(id),
      standardConditionId: configuration.standardCondition(id)?.id ?? null,
    },
  }
}

function assigneeOf(post: PostHeld, context: CaseContext): NonNullable<Given['assignee']> {
  const body = post.departmentId
    ? ({ kind: 'department', id: post.departmentId } as const)
    : ({ kind: 'unit', id: post.unitId ?? '' } as const)
  return {
    postId: post.id,
    role: post.role,
    name: nameOfBody(context.bodies, body),
    unitPath: post.unitPath,
    ...(post.departmentId ? { departmentId: post.departmentId } : {}),
  }
}

function placementFor(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'place' }>,
  context: CaseContext,
): NonNullable<Given['placement']> {
  if (!command.unitId && !command.point) throw new Refused('case.place_needed')
  const placement = placeOf(context, {
    ...(command.unitId ? { unitId: command.unitId } : {}),
    ...(command.point ? { point: command.point } : {}),
  })
  const { configuration, bodies } = context
  const { holder } = route({
    rules: configuration.rules,
    categoryPath: state.categoryId ? configuration.path(state.categoryId) : [],
    danger: state.priority === 'danger',
    unitPath: pathOfPlacement(placement, bodies),
    channel: state.channel,
    placement: { placed: placement.placed, districtId: bodies.district },
    departments: { has: context.hasDepartment },
  })
  return { ...placement, holder }
}
