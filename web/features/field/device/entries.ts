import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { CaseView } from '../../../../contract/cases.ts'
import type { Entry, EntryPhoto } from '../../../app/device/outbox.rules.ts'
import { layInto } from '../../../app/device/outbox.ts'
import type { ChosenPhoto } from '../../../ui/PhotoInput.tsx'
import type { FieldCommand } from '../case/actions.rules.ts'
import { caseOf } from '../report/case.rules.ts'
import type { CommandDraft, ReportDraft } from './drafts.ts'

/** What the outbox keeps of a command beside what is sent. */
export interface CommandForm {
  caseId: string
  number: string
  type: FieldCommand
  draft: CommandDraft
}

/** An entry of the outbox as Field wrote it. */
export type FieldEntry =
  | (Omit<Entry, 'form' | 'kind'> & { kind: 'report'; form: ReportDraft })
  | (Omit<Entry, 'form' | 'kind'> & { kind: 'command'; form: CommandForm })

/** An entry as Field's own; undefined for one that another part of the house wrote. */
export const fieldEntry = (entry: Entry): FieldEntry | undefined =>
  entry.kind === 'report' || entry.kind === 'command' ? (entry as FieldEntry) : undefined

const photoOf = (into: string) => (photo: ChosenPhoto) => ({
  ...{ id: photo.id, name: photo.file.name, size: photo.file.size, into },
})

/** What is done to one case goes one after the other. */
export const lineOf = (caseId: string): string => `case:${caseId}`

/** Lays a report into the outbox, with its photos. One that is being changed keeps its place and its key. */
export function layReport(
  draft: ReportDraft,
  photos: { brought: readonly ChosenPhoto[]; results: readonly ChosenPhoto[] },
  locale: 'en' | 'zh-CN',
): Promise<Entry> {
  return layInto({
    ...(draft.entry ? { id: draft.entry } : {}),
    ...{ kind: 'report', title: draft.text.trim(), form: draft },
    request: { method: 'POST', path: '/api/v1/cases', body: caseOf(draft, locale) },
    photos: [
      ...photos.brought.map(photoOf('fileIds')),
      ...(draft.solved ? photos.results.map(photoOf('solved.fileIds')) : []),
    ],
  })
}

/** Lays a command into the outbox, with its photos. */
export function layCommand(given: {
  id?: string | undefined
  view: Pick<CaseView, 'id' | 'number' | 'text'>
  version: number
  type: FieldCommand
  command: CaseCommand
  draft: CommandDraft
  photos?: readonly ChosenPhoto[]
  /** Photos that lie on the device already, of another entry. */
  kept?: readonly Pick<EntryPhoto, 'id' | 'name' | 'size'>[]
}): Promise<Entry> {
  const { id, view, version, type, command, draft, photos = [], kept = [] } = given
  const form: CommandForm = { caseId: view.id, number: view.number, type, draft }
  return layInto({
    ...(id ? { id } : {}),
    ...{ kind: 'command', title: view.text, form, line: lineOf(view.id) },
    request: { method: 'POST', path: `/api/v1/cases/${view.id}/commands`, body: { version, command } },
    photos: [
      ...photos.map(photoOf('command.fileIds')),
      ...kept.map(({ id: photo, name, size }) => ({ id: photo, name, size, into: 'command.fileIds' })),
    ],
  })
}
