import type { Play } from './play.ts'

/** The grid worker of the case’s grid. */
export const grid = (play: Play) => play.staff(play.state.gridId as string, 'grid_worker')
/** The grid head. */
export const head = (play: Play) => play.staff(play.state.gridId as string, 'grid_head')
/** The desk of the community. */
export const community = (play: Play) => play.staff(play.state.communityId as string, 'desk')
/** The desk of the street. */
export const street = (play: Play) => play.staff(play.state.streetId as string, 'desk')
/** The desk of the district. */
export const district = (play: Play) => play.staff(play.setting.context.bodies.district, 'desk')
/** Id of a department by its code. */
export const department = (play: Play, code: string) => {
  const found = play.setting.people.departments.find((one) => one.code === code)
  if (!found) throw new Error(`no department ${code}`)
  return found.id
}
/** An officer of a department by its code. */
export const officer = (play: Play, code: string) => play.staff(department(play, code), 'department_officer')
/** The order given last. */
export const lastOrder = (play: Play) =>
  play.state.orders.filter(({ kind }) => kind !== 'supervise').at(-1)?.id as string
/** The order of a department by its code. */
export const orderOf = (play: Play, code: string) =>
  play.state.orders.find(({ target, kind }) => kind !== 'supervise' && target.id === department(play, code))
    ?.id as string

/** Taken on by the grid. */
export const accepted = async (play: Play) => {
  await play.waitFor('accept', 0.2)
  await play.give(grid(play), { type: 'accept' })
}

/** Up to the street: grid, community, street, each with a reason. */
export const raised = async (play: Play, to: 'community' | 'street' | 'district' = 'street') => {
  await accepted(play)
  await play.wait(35)
  await play.give(grid(play), { type: 'raise', reason: '现场涉及产权单位，网格无法处理，请上级协调。' })
  if (to === 'community') return
  await play.waitFor('accept', 0.2)
  await play.give(community(play), { type: 'accept' })
  await play.wait(30)
  await play.give(community(play), { type: 'raise', reason: '需要专业部门到场，请街道吹哨。' })
  if (to === 'street') return
  await play.waitFor('accept', 0.2)
  await play.give(street(play), { type: 'accept' })
  await play.wait(30)
  await play.give(street(play), { type: 'raise', reason: '涉及两家区级单位的职责边界，请区里派遣。' })
}

/** Raised to the street, which whistles these departments. */
export const whistled = async (play: Play, codes: readonly string[]) => {
  await raised(play)
  await play.waitFor('accept', 0.3)
  await play.give(street(play), { type: 'accept' })
  await play.wait(20)
  const departmentIds = codes.map((code) => department(play, code))
  await play.give(street(play), { type: 'whistle', departmentIds, text: '请到现场共同查看，明确分工。' })
}

/** Taken on and handled by the grid worker, with a photo. */
export const handledByWorker = async (play: Play) => {
  await accepted(play)
  await play.waitFor('handle', 0.3)
  await play.give(grid(play), { type: 'handle', text: '现场已处理，照片附后。', fileIds: [play.photo(true)] })
}

/** Handled by the worker, checked by the head. */
export const closed = async (play: Play) => {
  await handledByWorker(play)
  await play.waitFor('check', 0.3)
  await play.give(head(play), { type: 'check', passed: true, text: '现场查看，已完成。' })
}

/** Nothing has happened yet. */
export const nothing = async () => {}
