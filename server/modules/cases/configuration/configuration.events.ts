import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** The tenant decided something anew about its cases: every process reads its configuration again, pages ask again. */
export interface ConfigurationChanged extends OutboxEvent {
  readonly name: 'configuration.changed'
  /** Number of the configuration after the change. */
  readonly version: number
}

/** Topic of every change of the tenant's configuration of cases. */
export const configurationTopic = 'configuration'
