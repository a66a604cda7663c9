import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../platform/http/deps.ts'
import type { CasesDeps } from '../cases.context.ts'
import type { CommandsService } from '../commands/commands.service.ts'
import type { IntakeService } from '../intake/intake.service.ts'
import { keysOf } from './keys.service.ts'
import { registerOpen311 } from './open311.routes.ts'
import { createOpen311 } from './open311.service.ts'
import { createUpdates } from './updates.service.ts'

/** Puts Open311 into the application. */
export function registerOutsideSystems(
  app: FastifyInstance,
  deps: Deps,
  cases: { deps: CasesDeps; intake: IntakeService; commands: CommandsService },
): void {
  const given = { ...cases.deps, intake: cases.intake, keys: keysOf(deps) }
  registerOpen311(app, {
    tenants: deps.tenants,
    open311: createOpen311(given),
    updates: createUpdates({ ...given, commands: cases.commands }),
    publicUrl: deps.config.publicUrl,
  })
}
