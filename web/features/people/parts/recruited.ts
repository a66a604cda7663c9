import type { StaffingCheck } from '../../../../contract/people-staffing.ts'
import type { RecruitedRole } from '../../../../contract/recruitment.ts'

const recruited: readonly string[] = [
  ...(['grid_assistant', 'building_lead', 'grid_worker_part_time', 'grid_worker', 'volunteer'] as const),
] satisfies RecruitedRole[]

/** What the form of a call begins with when it is opened from a gap; undefined where no call can fill it. */
export function callFor(
  gap: Pick<StaffingCheck, 'roles' | 'committee' | 'missing'>,
  unit: string,
  rule: string,
): { unit: string; role: RecruitedRole; places: number; rule: string } | undefined {
  const role = gap.roles.find((each) => recruited.includes(each)) as RecruitedRole | undefined
  return role && gap.committee === null && gap.missing > 0 ? { unit, role, places: gap.missing, rule } : undefined
}
