import type { Tx } from '../../../platform/database/database.ts'
import type { DocumentQuestion, Documents } from '../../../platform/documents/documents.ts'
import type { Doer } from '../../cases/cases.api.ts'
import type { Petitions } from '../petitions.context.ts'
import { petitionsStore } from '../petitions.store.ts'
import type { Paper } from '../procedure/petition.ts'
import { findSide } from '../procedure/sides.ts'
import { seesAtMost } from '../procedure/standing.rules.ts'
import { contentOf, documentKinds, remedyOf, type Writing } from './content.rules.ts'

/** Gives every paper that has none yet its document, with the remedy the procedure itself gives. */
export async function issuePapers(
  tx: Tx,
  given: Writing & { documents: Documents; papers: readonly Paper[]; by: Doer },
): Promise<Paper[]> {
  const { documents, papers, by, ...writing } = given
  const issued: Paper[] = []
  for (const paper of papers) {
    if (paper.documentId) {
      issued.push(paper)
      continue
    }
    const standard = remedyOf(paper, writing)
    const more = paper.remedy
    const remedy =
      standard && more ? { en: `${more.en}\n\n${standard.en}`, zh: `${more.zh}\n\n${standard.zh}` } : (more ?? standard)
    const whole = { ...paper, remedy }
    const { id, code } = await documents.issue(tx, {
      ...{ kind: documentKinds[paper.kind], ownerKind: 'petition', ownerId: writing.petition.record.id },
      content: contentOf(whole, writing),
      issuedBy: { accountId: by.accountId, postId: by.postId },
    })
    issued.push({ ...whole, documentId: id, documentCode: code })
  }
  return issued
}

/**
 * Papers and files of a petition are read by its petitioners and by posts that see what it is about; never by the body complained
 * about in confidence, nor by whoever stepped back.
 */
export function guardPapers(petitions: Petitions): void {
  const isInside = async ({ id, tenant, actor, request }: Omit<DocumentQuestion, 'document'> & { id: string }) => {
    const context = await petitions.cases.contextOf(tenant)
    const shown = request.headers['x-case-secret']
    const secret = typeof shown === 'string' ? shown : undefined
    return await petitions.database.tx(
      tenant.id,
      async (tx) => {
        const petition = await petitionsStore(tx).find(id)
        if (!petition) return false
        if (['matter', 'all'].includes(seesAtMost(actor, petition, context.bodies))) return true
        const at = { tenant, actor, secret, locale: tenant.locale }
        return (await findSide(petitions, tx, { at, id })) !== undefined
      },
      { readOnly: true },
    )
  }
  petitions.documents.guard('petition', ({ document, ...question }) => isInside({ ...question, id: document.ownerId }))
  petitions.cases.matters.guardFiles('petition', ({ caseId, ...question }) => isInside({ ...question, id: caseId }))
}
