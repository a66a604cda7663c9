import type { Role } from '../../../../contract/people.ts'

/** Roles in the order people look for them. */
export const roles: readonly Role[] = [
  ...(['grid_worker', 'grid_worker_part_time', 'grid_head', 'grid_assistant', 'building_lead'] as const),
  ...(['volunteer', 'desk', 'department_officer', 'supervisor', 'administrator'] as const),
]
