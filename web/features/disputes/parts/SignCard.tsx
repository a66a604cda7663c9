import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { DisputeAgreement } from '../../../../contract/disputes-agreement.ts'
import { newKey } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import type { Signature } from '../../../ui/SignaturePad.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './parts.module.css'
import { Sure, useDo, useTable } from './table.tsx'

const SignaturePad = lazy(() => import('../../../ui/SignaturePad.tsx').then((m) => ({ default: m.SignaturePad })))

/** Signing: for oneself, or staff takes the signature of a party who came to the desk. */
export function SignCard({ agreement }: { agreement: DisputeAgreement }) {
  const { view, me, may } = useTable()
  const unsigned = view.parties.filter(({ id }) => !agreement.signatures.some(({ partyId }) => partyId === id))
  if (agreement.form === 'oral' || agreement.effectAt) return null
  if (me && may('sign') && unsigned.some(({ id }) => id === me.id)) return <Own agreement={agreement} />
  if (!me && may('sign_at_desk') && unsigned.length > 0) return <AtDesk agreement={agreement} unsigned={unsigned} />
  return null
}

/** Sends the picture of a signature and gives its file. */
async function sendPicture(signature: Signature, mark: string): Promise<string | null> {
  const { signatureFile } = await import('../../../ui/signatureFile.ts')
  const file = await signatureFile(signature, mark)
  const [fileId] = await uploadPhotos([{ id: newKey(), file, url: '' }])
  return fileId ?? null
}

function Own({ agreement }: { agreement: DisputeAgreement }) {
  const { t } = useWords()
  const { may } = useTable()
  const { run, must, busy, problem, setProblem } = useDo()
  const [signature, setSignature] = useState<Signature | null>(null)
  const [read, setRead] = useState(false)
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [refusing, setRefusing] = useState(false)
  const sign = async () => {
    setTried(true)
    if (!signature || !read) return
    setSending(true)
    try {
      const fileId = await sendPicture(signature, t('signature.type.mark'))
      const way = signature.way === 'paper' ? 'scan' : 'drawn'
      await run(
        { path: '/agreement/sign', body: { version: agreement.version, way, fileId } },
        t('dispute-pages.sign.done'),
      )
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <div id="sign" className={classes.stack}>
      <Suspense fallback={<PageSkeleton lines={4} />}>
        <SignaturePad
          label={t('dispute-pages.sign.title')}
          onChange={setSignature}
          problem={tried && !signature ? t('dispute-pages.sign.missing') : null}
        />
      </Suspense>
      <Checkbox
        size="md"
        label={t('dispute-pages.sign.read')}
        checked={read}
        error={tried && !read ? t('dispute-pages.sign.read_missing') : undefined}
        onChange={(event) => setRead(event.currentTarget.checked)}
      />
      <p className={classes.dim}>{t('dispute-pages.sign.means')}</p>
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button size="lg" loading={busy || sending} onClick={() => void sign()}>
          {t('dispute-pages.sign.do')}
        </Button>
        {may('refuse_sign') ? (
          <Button size="lg" variant="default" onClick={() => setRefusing(true)}>
            {t('dispute-pages.sign.not')}
          </Button>
        ) : null}
      </div>
      {refusing ? (
        <Sure
          title={t('dispute-pages.sign.not')}
          text={t('dispute-pages.sign.not_text')}
          confirm={t('dispute-pages.sign.not')}
          reason={{ label: t('dispute-pages.sign.not_why'), required: false, max: 2000 }}
          onClose={() => setRefusing(false)}
          onConfirm={(words) => must({ path: '/agreement/refuse', body: { words } }, t('dispute-pages.saved'))}
        />
      ) : null}
    </div>
  )
}

function AtDesk(props: { agreement: DisputeAgreement; unsigned: readonly { id: string; n: number; name: string }[] }) {
  const { t } = useWords()
  const { run, busy, problem, setProblem } = useDo()
  const { agreement, unsigned } = props
  const [partyId, setParty] = useState(unsigned[0]?.id ?? '')
  const [way, setWay] = useState<'desk' | 'scan'>('desk')
  const [signature, setSignature] = useState<Signature | null>(null)
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const sign = async () => {
    setTried(true)
    if (way === 'scan' && !signature) return
    setSending(true)
    try {
      const fileId = signature ? await sendPicture(signature, t('signature.type.mark')) : null
      const body = {
        version: agreement.version,
        way,
        fileId,
        partyId: unsigned.some(({ id }) => id === partyId) ? partyId : unsigned[0]?.id,
      }
      await run({ path: '/agreement/sign', body }, t('dispute-pages.sign.taken'))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <div id="sign" className={classes.fields}>
      <strong>{t('dispute-pages.sign.at_desk')}</strong>
      <div className={classes.pair}>
        <NativeSelect
          size="sm"
          label={t('dispute-pages.sign.whose')}
          value={partyId}
          onChange={(event) => setParty(event.currentTarget.value)}
          data={unsigned.map(({ id, n, name }) => ({ value: id, label: t('dispute-pages.who.party', { n, name }) }))}
        />
        <NativeSelect
          size="sm"
          label={t('dispute-pages.sign.how')}
          value={way}
          onChange={(event) => setWay(event.currentTarget.value as typeof way)}
          data={(['desk', 'scan'] as const).map((value) => ({ value, label: t(`disputes.signed.${value}`) }))}
        />
      </div>
      {way === 'scan' ? (
        <Suspense fallback={<PageSkeleton lines={3} />}>
          <SignaturePad
            label={t('dispute-pages.sign.scan')}
            ways={['paper']}
            onChange={setSignature}
            problem={tried && !signature ? t('dispute-pages.sign.missing') : null}
          />
        </Suspense>
      ) : (
        <p className={classes.dim}>{t('dispute-pages.sign.desk_help')}</p>
      )}
      <Refusal problem={problem} />
      <div>
        <Button size="sm" loading={busy || sending} onClick={() => void sign()}>
          {t('dispute-pages.sign.take')}
        </Button>
      </div>
    </div>
  )
}
