import type { Boundary } from '../../../../contract/territory.ts'
import type { NewUnit, Step } from '../../../../contract/territory-changes.ts'
import { Refused } from '../../../platform/errors.ts'
import { readBoundary } from '../boundary.rules.ts'
import { isCode } from '../import/map-unit.rules.ts'

/**
 * A step as it may be kept: each boundary closed, in degrees and enclosing something, each code one that a unit can bear. What is
 * let in here is drawn, checked and in the end placed by. Throws Refused as an import refuses a row: `unit.geometry_…`, `unit.code_shape`.
 */
export function readStep(step: Step): Step {
  switch (step.type) {
    case 'create':
      return { ...step, unit: unitOf(step.unit) }
    case 'redraw':
      return { ...step, units: step.units.map((unit) => ({ ...unit, boundary: boundaryOf(unit.boundary) })) }
    case 'merge':
      return { ...step, into: unitOf(step.into) }
    case 'split':
    case 'recut':
      return { ...step, into: step.into.map(unitOf) }
    case 'amend':
      if (step.code !== undefined) checkCode(step.code)
      return step
    case 'retire':
    case 'move':
      return step
  }
}

function unitOf(unit: NewUnit): NewUnit {
  checkCode(unit.code)
  return { ...unit, boundary: unit.boundary && boundaryOf(unit.boundary) }
}

function checkCode(code: string): void {
  if (!isCode(code)) throw new Refused('unit.code_shape', { code: code.slice(0, 64) }, { field: 'body.step' })
}

function boundaryOf(given: Boundary): Boundary {
  const read = readBoundary(given)
  if ('fault' in read) throw new Refused(read.fault.reason, read.fault.facts, { field: 'body.step' })
  return read.boundary
}
