import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** The channel on which the processes tell each other which pages are open. */
export const presentChannel = 'doorstep_present'

// Nothing is written: the database only passes the words on.
const tellAll: Prepared = { name: 'presence.tell', text: `select pg_notify('${presentChannel}', $1)` }

/** Passes on who has a case open, through the database and without a row in it. */
export function presenceStore(tx: Tx) {
  return {
    async tell(payload: string): Promise<void> {
      await tx.run(tellAll, [payload])
    },
  }
}
