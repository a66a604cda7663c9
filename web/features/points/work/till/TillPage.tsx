import { Button, TextInput } from '@mantine/core'
import { IconCamera, IconCameraOff, IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { PointsOrder } from '../../../../../contract/points-exchange.ts'
import { answer, api, useWrite } from '../../../../app/api.ts'
import { keepOnDevice, onDevice } from '../../../../app/device/shelf.ts'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { Card } from '../../../../ui/Card.tsx'
import { useErrorWords } from '../../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../../ui/PageHeader.tsx'
import { useNow } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'
import { StationPick } from '../StationPick.tsx'
import { Camera } from './Camera.tsx'
import { OrderAtTill } from './OrderAtTill.tsx'
import classes from './till.module.css'
import { codeIn, enterDoes, outcomeOf } from './till.rules.ts'

const remembered = 'till.station'

/**
 * The till of a station: a code comes by camera, hand scanner or keyboard, the order stands there, one press hands it over. The
 * field of the code keeps the keyboard, so that the next person's code can come at once.
 */
export function TillPage() {
  const { t } = useWords()
  const explain = useErrorWords()
  const now = useNow()
  const { station } = useSearch({ from: '/console/points/till' })
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const result = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState<{ code: string; order: PointsOrder; done: boolean } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [camera, setCamera] = useState(false)
  const stationId = station ?? null

  // A till stands where it stood yesterday.
  useEffect(() => {
    const last = station ? null : onDevice<string | null>(remembered, null)
    if (last) void navigate({ to: '/console/points/till', search: { station: last }, replace: true })
  }, [station, navigate])
  const choose = (id: string | null) => {
    keepOnDevice(remembered, id ?? undefined)
    void navigate({ to: '/console/points/till', search: id ? { station: id } : {}, replace: true })
  }

  // On a phone the keyboard would cover what stands there.
  const ready = () => {
    if (!matchMedia('(pointer: fine)').matches) return field.current?.blur()
    field.current?.focus()
    field.current?.select()
  }
  // A hand scanner may begin as soon as the page is there.
  useEffect(ready, [])
  // On a phone the order stands below the camera.
  useEffect(() => {
    if ((shown || problem) && !matchMedia('(pointer: fine)').matches) result.current?.scrollIntoView({ block: 'start' })
  }, [shown, problem])
  const find = useWrite((code: string) => answer(api.POST('/api/v1/points/orders/find', { body: { code } })))
  const pickUp = useWrite((code: string, context) =>
    answer(api.POST('/api/v1/points/orders/pick-up', { body: { code }, ...context })),
  )
  const run = async (code: string, how: 'find' | 'hand_over') => {
    setProblem(null)
    setWrong(null)
    setTyped(code)
    try {
      const order = (await (how === 'find' ? find : pickUp).mutateAsync(code)) as PointsOrder
      setShown({ code, order, done: how === 'hand_over' })
      if (how === 'hand_over') setTyped('')
    } catch (refused) {
      setShown(null)
      setProblem(asProblem(refused))
    }
    ready()
  }
  const outcome = shown ? outcomeOf(shown.order, { stationId, now }) : null
  const enter = (text: string) => {
    const does = enterDoes(text, shown && outcome ? { code: shown.code, outcome } : null)
    if (does !== 'none') return void run(codeIn(text) as string, does)
    setShown(null)
    setWrong(t('merit.till.no_code'))
    ready()
  }
  return (
    <>
      <PageHeader title={t('merit.till.title')} text={t('merit.till.text')} />
      <div className={classes.till}>
        <Card>
          <div className={classes.stack}>
            <StationPick value={stationId} onChange={choose} />
            <form
              className={classes.code}
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                enter(typed)
              }}
            >
              <TextInput
                ref={field}
                className={classes.field}
                size="lg"
                label={t('merit.till.code')}
                description={t('merit.till.code_help')}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                error={wrong}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={200}
              />
              <div className={classes.buttons}>
                <Button
                  type="submit"
                  size="md"
                  variant={outcome === 'ready' ? 'default' : 'filled'}
                  loading={find.isPending}
                  leftSection={<IconSearch size={20} aria-hidden />}
                >
                  {t('merit.till.find')}
                </Button>
                <Button
                  size="md"
                  variant="default"
                  aria-expanded={camera}
                  onClick={() => setCamera(!camera)}
                  leftSection={camera ? <IconCameraOff size={20} aria-hidden /> : <IconCamera size={20} aria-hidden />}
                >
                  {camera ? t('merit.till.camera_off') : t('merit.till.camera')}
                </Button>
              </div>
            </form>
            {camera ? (
              <Camera
                onRead={(text) => {
                  const code = codeIn(text)
                  // The camera finds; a hand gives.
                  if (code) void run(code, 'find')
                  else setWrong(t('merit.till.no_code'))
                }}
              />
            ) : null}
          </div>
        </Card>
        <div ref={result} className={classes.answer} aria-live="polite">
          {problem ? (
            <div className={classes.result} data-kind="problem" role="alert">
              <span className={classes.sign} aria-hidden="true">
                ✕
              </span>
              <div>
                <h2>{t('merit.till.outcome.problem')}</h2>
                <p>{explain(problem)}</p>
              </div>
            </div>
          ) : null}
          {shown && outcome ? (
            <OrderAtTill
              key={shown.order.id}
              order={shown.order}
              outcome={outcome}
              done={shown.done}
              busy={pickUp.isPending}
              onHandOver={() => void run(shown.code, 'hand_over')}
              onChanged={(order) => setShown({ ...shown, order, done: false })}
            />
          ) : null}
          {!problem && !shown ? <p className={classes.waits}>{t('merit.till.waits')}</p> : null}
        </div>
      </div>
    </>
  )
}
