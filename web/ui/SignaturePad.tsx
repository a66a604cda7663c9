import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconEraser, IconKeyboard, IconSignature, IconUpload } from '@tabler/icons-react'
import { type PointerEvent, useId, useRef, useState } from 'react'
import { useWords } from '../words/words.tsx'
import { type ChosenPhoto, PhotoInput } from './PhotoInput.tsx'
import classes from './SignaturePad.module.css'
import { drawnOn, type InkPoint, inkAt, isSignature, pathOf, type Stroke, sheet } from './SignaturePad.rules.ts'

/** What somebody signed with: a drawing, their name typed and confirmed, or a photo of the signed paper. */
export type Signature =
  | { way: 'drawn'; strokes: readonly Stroke[] }
  | { way: 'typed'; name: string }
  | { way: 'paper'; photo: ChosenPhoto }

const ways = ['drawn', 'typed', 'paper'] as const
type Way = (typeof ways)[number]

const icons = { drawn: IconSignature, typed: IconKeyboard, paper: IconUpload } satisfies Record<Way, unknown>

/**
 * Where somebody signs: with finger, pen or mouse on a sheet; who can't draw types the name and confirms it, or photographs the
 * paper. Gives a signature once it is one (more than a slip of the finger, a name of two letters), else null. The sheet is
 * white with dark ink in both schemes, like the paper it will be printed on.
 */
export function SignaturePad(props: {
  label: string
  onChange: (signature: Signature | null) => void
  /** Leave out what the matter does not allow. */
  ways?: readonly Way[]
  problem?: string | null | undefined
}) {
  const { t } = useWords()
  const { onChange } = props
  const offered = ways.filter((way) => (props.ways ?? ways).includes(way))
  const [way, setWay] = useState<Way>(offered[0] ?? 'typed')
  const id = useId()
  const choose = (next: Way) => {
    setWay(next)
    onChange(null)
  }
  return (
    <fieldset className={classes.pad} aria-describedby={`${id}-problem`}>
      <legend>{props.label}</legend>
      {offered.length > 1 ? (
        <div className={classes.ways} role="radiogroup" aria-label={t('signature.way')}>
          {offered.map((each) => {
            const Icon = icons[each]
            return (
              <label key={each} className={classes.way} data-checked={each === way || undefined}>
                <input type="radio" name={`${id}-way`} checked={each === way} onChange={() => choose(each)} />
                <Icon size={22} aria-hidden />
                <span>{t(`signature.way.${each}`)}</span>
              </label>
            )
          })}
        </div>
      ) : null}
      {way === 'drawn' ? <Sheet label={props.label} onChange={onChange} /> : null}
      {way === 'typed' ? <Typed onChange={onChange} /> : null}
      {way === 'paper' ? <Paper onChange={onChange} /> : null}
      <div id={`${id}-problem`} role="alert">
        {props.problem ? <p className={classes.problem}>{props.problem}</p> : null}
      </div>
    </fieldset>
  )
}

function Sheet(props: { label: string; onChange: (signature: Signature | null) => void }) {
  const { t } = useWords()
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [drawing, setDrawing] = useState<Stroke | null>(null)
  const pen = useRef<{ id: number; stroke: Stroke } | null>(null)
  const tell = (next: readonly Stroke[]) => {
    setStrokes(next)
    props.onChange(isSignature(next) ? { way: 'drawn', strokes: next } : null)
  }
  const pointOf = (event: PointerEvent<SVGSVGElement>, at: { clientX: number; clientY: number }): InkPoint =>
    inkAt({ x: at.clientX, y: at.clientY }, event.currentTarget.getBoundingClientRect())
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const held = pen.current
    if (held?.id !== event.pointerId) return
    const native = event.nativeEvent
    // A quick hand is at many places between two pictures of the screen.
    const places = native.getCoalescedEvents?.() ?? []
    for (const place of places.length > 0 ? places : [native]) held.stroke = drawnOn(held.stroke, pointOf(event, place))
    setDrawing(held.stroke)
  }
  const lift = (event: PointerEvent<SVGSVGElement>) => {
    const held = pen.current
    if (held?.id !== event.pointerId) return
    pen.current = null
    setDrawing(null)
    tell([...strokes, held.stroke])
  }
  const shown = drawing ? [...strokes, drawing] : strokes
  return (
    <>
      <p className={classes.help}>{t('signature.draw.help')}</p>
      <div className={classes.frame}>
        <svg
          className={classes.sheet}
          viewBox={`0 0 ${sheet.width} ${sheet.height}`}
          role="img"
          aria-label={shown.length > 0 ? t('signature.draw.signed', { what: props.label }) : t('signature.draw.empty')}
          data-signature-sheet
          onPointerDown={(event) => {
            if (pen.current || event.button > 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            pen.current = { id: event.pointerId, stroke: [pointOf(event, event)] }
            setDrawing(pen.current.stroke)
          }}
          onPointerMove={move}
          onPointerUp={lift}
          onPointerCancel={lift}
        >
          <line
            x1="30"
            y1={sheet.height * 0.78}
            x2={sheet.width - 30}
            y2={sheet.height * 0.78}
            className={classes.rule}
          />
          <path d={pathOf(shown)} className={classes.ink} strokeWidth={sheet.ink} />
        </svg>
        {shown.length === 0 ? (
          <span className={classes.here} aria-hidden="true">
            {t('signature.draw.here')}
          </span>
        ) : null}
      </div>
      <div className={classes.tools}>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={20} aria-hidden />}
          disabled={strokes.length === 0}
          onClick={() => tell(strokes.slice(0, -1))}
        >
          {t('signature.draw.undo')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconEraser size={20} aria-hidden />}
          disabled={strokes.length === 0}
          onClick={() => tell([])}
        >
          {t('signature.draw.clear')}
        </Button>
      </div>
    </>
  )
}

function Typed(props: { onChange: (signature: Signature | null) => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [sure, setSure] = useState(false)
  const tell = (typed: string, confirmed: boolean) => {
    setName(typed)
    setSure(confirmed)
    props.onChange(confirmed && typed.trim().length >= 2 ? { way: 'typed', name: typed.trim() } : null)
  }
  return (
    <div className={classes.typed}>
      <TextInput
        size="lg"
        label={t('signature.type.name')}
        description={t('signature.type.help')}
        autoComplete="name"
        maxLength={80}
        value={name}
        onChange={(event) => tell(event.currentTarget.value, sure)}
      />
      <Checkbox
        size="md"
        label={t('signature.type.sure')}
        checked={sure}
        onChange={(event) => tell(name, event.currentTarget.checked)}
      />
    </div>
  )
}

function Paper(props: { onChange: (signature: Signature | null) => void }) {
  const { t } = useWords()
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  return (
    <PhotoInput
      label={t('signature.paper.label')}
      help={t('signature.paper.help')}
      max={1}
      value={photos}
      onChange={(next) => {
        setPhotos(next)
        props.onChange(next[0] ? { way: 'paper', photo: next[0] } : null)
      }}
    />
  )
}
