import { Button, NumberInput, Radio, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, read, useWrite } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { Refusal } from '../../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { toast } from '../../../../ui/toasts.tsx'
import { useWords } from '../../../../words/words.tsx'

type Kind = 'received' | 'counted'

/** What came, or what a count found: the difference to the book is shown before it is written. */
export function StockForm(props: { goodId: string; stationId: string; onDone: () => unknown }) {
  const { t } = useWords()
  const { goodId, stationId } = props
  const [kind, setKind] = useState<Kind>('received')
  const [quantity, setQuantity] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const shelf = useQuery(
    read('/api/v1/points/goods/{id}/shelf', { params: { path: { id: goodId }, query: { station: stationId } } }),
  )
  const write = useWrite((body: { stationId: string; kind: Kind; quantity: number; words: string }, context) =>
    answer(api.POST('/api/v1/points/goods/{id}/stock', { params: { path: { id: goodId } }, body, ...context })),
  )
  const give = async () => {
    setProblem(null)
    try {
      const { onHand } = await write.mutateAsync({ stationId, kind, quantity: quantity ?? 0, words })
      toast(t('merit.stock.written', { onHand }))
      setQuantity(null)
      setWords('')
      await Promise.all([shelf.refetch(), props.onDone()])
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const book = shelf.data?.onHand
  const variance = kind === 'counted' && quantity !== null && book !== undefined ? quantity - book : null
  return (
    <form
      className={forms.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      {shelf.data ? <p className={forms.dim}>{t('merit.stock.book_says', shelf.data)}</p> : null}
      <Radio.Group label={t('merit.stock.what')} value={kind} onChange={(value) => setKind(value as Kind)}>
        <div className={forms.row}>
          <Radio value="received" label={t('merit.stock.came')} />
          <Radio value="counted" label={t('merit.stock.counted')} />
        </div>
      </Radio.Group>
      <div className={forms.pair}>
        <NumberInput
          label={kind === 'received' ? t('merit.stock.how_many_came') : t('merit.stock.how_many_found')}
          value={quantity ?? ''}
          onChange={(value) => setQuantity(value === '' ? null : Number(value))}
          min={0}
          max={100_000}
          allowDecimal={false}
          error={problem?.of('quantity')}
        />
        <TextInput
          label={t('merit.stock.words')}
          value={words}
          maxLength={500}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <div role="status">
        {variance === null ? null : (
          <p>
            <strong>
              {variance === 0 ? '✓ ' : '≠ '}
              {t('merit.stock.variance', { variance, more: variance > 0 ? 'more' : variance < 0 ? 'less' : 'same' })}
            </strong>
          </p>
        )}
      </div>
      <Refusal problem={problem} />
      <div>
        <Button type="submit" loading={write.isPending} disabled={quantity === null}>
          {t('merit.stock.write')}
        </Button>
      </div>
    </form>
  )
}
