import { Alert, Button, NativeSelect } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconEye } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Boundary, UnitRef } from '../../../../contract/territory.ts'
import type { Finding } from '../../../../contract/territory-changes.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { boundsOf } from '../../../ui/map/types.ts'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { ChangeState } from '../parts/ChangeState.tsx'
import classes from '../parts/frame.module.css'
import { isLevel, type Level, levelNames } from '../parts/levels.ts'
import { useTreeOfDraft } from '../parts/sources.ts'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'
import { UnitTree } from '../parts/UnitTree.tsx'
import { alone, useLevelMap } from '../parts/useLevelMap.ts'
import { Describe } from './Describe.tsx'
import { DraftMap } from './DraftMap.tsx'
import { type Canvas, type Desk, DeskContext, plain, type Tool } from './desk.ts'
import { FindingList } from './FindingList.tsx'
import { StepList } from './StepList.tsx'
import { ToolBox } from './ToolBox.tsx'
import { useDraft, usePreview } from './useDraft.ts'
import { useUndoKeys } from './useUndoKeys.ts'

// messages: territory.level.*

const nothing: readonly Finding[] = []

/** A draft and everything to draw it with: the tree beside the map, tools for what is chosen, what is wrong, the steps. */
export function DraftPage() {
  const { t, nameOf } = useWords()
  const explain = useErrorWords()
  const { id } = useParams({ from: '/console/territory/changes/$id' })
  const draft = useDraft(id)
  const { change } = draft
  const revision = change?.revision
  const preview = usePreview(id, revision)
  const source = useTreeOfDraft(id, revision)
  const [level, setLevel] = useState<Level>('grid')
  const [chosen, setChosen] = useState<readonly UnitRef[]>([])
  const [tool, setTool] = useState<Tool | null>(null)
  const [canvas, setWhole] = useState<Canvas>(plain)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [reveal, setReveal] = useState<readonly string[]>()
  const takeBack = useRef<(() => void) | null>(null)
  const data = useLevelMap({ level, draft: { id, revision } })
  const known = useRef(data)
  known.current = data
  const mayEdit = change?.state === 'draft'

  const setCanvas = useCallback((part: Partial<Canvas>) => setWhole((before) => ({ ...before, ...part })), [])
  const setTakeBack = useCallback((run: (() => void) | null) => {
    takeBack.current = run
  }, [])
  const leave = useCallback(() => {
    setTool(null)
    setWhole(({ fit }) => ({ ...plain, fit }))
    takeBack.current = null
  }, [])
  const choose = useCallback((unit: UnitRef) => {
    setChosen((before) =>
      before.some((each) => each.id === unit.id)
        ? before.filter((each) => each.id !== unit.id)
        : [...before.filter((each) => each.level === unit.level), unit],
    )
    setLevel(unit.level)
  }, [])
  const chooseOnMap = useCallback(
    (unitId: string) => {
      const hit = known.current?.features.find((each) => each.id === unitId)?.properties
      if (!hit || !isLevel(hit.level)) return
      choose({
        id: unitId,
        level: hit.level,
        code: String(hit.code),
        name: { en: String(hit.nameEn), zh: String(hit.nameZh) },
      })
    },
    [choose],
  )
  const chosenIds = useMemo(() => new Set(chosen.map((each) => each.id)), [chosen])

  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
      return true
    } catch (error) {
      setProblem(asProblem(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  const undo = () => {
    if (takeBack.current) takeBack.current()
    else if (mayEdit && (change?.steps ?? 0) > 0) void run(() => draft.act('undo'))
  }
  const redo = () => {
    if (!takeBack.current && mayEdit && draft.undone > 0) void run(() => draft.act('redo'))
  }
  useUndoKeys(undo, redo)
  const desk: Desk = {
    ...{ id, revision, chosen, canvas, setCanvas, leave, setTakeBack },
    add: async (step) => {
      const isDone = await run(() => draft.add(step))
      if (!isDone) return
      leave()
      setChosen([])
      toast(t('territory.step.added'))
    },
  }
  const fitTo = useCallback(
    (...boundaries: (Boundary | null)[]) => {
      const fit = boundsOf([alone(...(boundaries as never[]))])
      if (fit) setCanvas({ fit })
    },
    [setCanvas],
  )
  // A unit that a step ended can't be chosen any more.
  useEffect(() => {
    const ended = new Set(
      preview.data?.units.flatMap(({ unit, status }) => (status === 'ended' ? [unit.id] : [])) ?? [],
    )
    setChosen((before) =>
      before.some(({ id: unitId }) => ended.has(unitId))
        ? before.filter(({ id: unitId }) => !ended.has(unitId))
        : before,
    )
  }, [preview.data])

  if (draft.problem && !change)
    return (
      <TerritoryFrame title={t('territory.changes.title')}>
        <ErrorState problem={draft.problem} onRetry={draft.again} />
      </TerritoryFrame>
    )
  if (!change) return <PageSkeleton lines={8} />
  const findings = preview.data?.findings ?? nothing
  return (
    <TerritoryFrame
      title={change.title}
      text={change.reason}
      above={
        <>
          <Link to="/console/territory/changes" className={classes.link}>
            {t('territory.changes.title')}
          </Link>{' '}
          <ChangeState change={change} />
        </>
      }
      actions={
        <>
          {mayEdit ? <Describe words={change} onSave={draft.describe} /> : null}
          <Button
            size="sm"
            variant="default"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            disabled={!mayEdit || change.steps === 0 || busy}
            onClick={() => void run(() => draft.act('undo'))}
            title="Ctrl+Z"
          >
            {t('territory.undo')}
          </Button>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconArrowForwardUp size={18} aria-hidden />}
            disabled={!mayEdit || draft.undone === 0 || busy}
            onClick={() => void run(() => draft.act('redo'))}
            title="Ctrl+Shift+Z"
          >
            {t('territory.redo')}
          </Button>
          <ButtonLink
            to="/console/territory/changes/$id/preview"
            params={{ id }}
            size="sm"
            leftSection={<IconEye size={18} aria-hidden />}
          >
            {t('territory.preview.title')}
          </ButtonLink>
        </>
      }
    >
      {draft.elsewhere ? (
        <Alert
          role="alert"
          mb="md"
          title={t('territory.stale.title')}
          withCloseButton
          closeButtonLabel={t('ui.close')}
          onClose={draft.seen}
        >
          {t('territory.stale.text')}
        </Alert>
      ) : null}
      <div className={classes.columns}>
        <div className={classes.side}>
          <UnitTree
            label={t('territory.tree.label')}
            source={source}
            chosen={chosenIds}
            several
            onChoose={choose}
            reveal={reveal}
            height="min(34rem, 60vh)"
          />
        </div>
        <div className={classes.main}>
          <div className={classes.mapTools}>
            <NativeSelect
              size="sm"
              label={t('territory.map.level')}
              value={level}
              data={levelNames.map((each) => ({ value: each, label: t(`territory.level.${each}`) }))}
              onChange={(event) => {
                if (isLevel(event.currentTarget.value)) setLevel(event.currentTarget.value)
              }}
            />
          </div>
          <DraftMap
            data={data}
            chosen={chosenIds}
            findings={findings}
            canvas={canvas}
            onChoose={chooseOnMap}
            onPoint={(at) => setWhole((before) => ({ ...before, points: [...before.points, at] }))}
          />
          <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
          {mayEdit ? (
            <DeskContext value={desk}>
              <ToolBox
                tool={tool}
                onTool={(next) => {
                  leave()
                  setTool(next)
                }}
                onLetGo={(unitId) => setChosen((before) => before.filter((each) => each.id !== unitId))}
                fitTo={fitTo}
                busy={busy}
              />
            </DeskContext>
          ) : (
            <p className={classes.help}>{t('territory.draft.settled')}</p>
          )}
          <FindingList
            preview={preview.data}
            problem={preview.error}
            heldBack={change.heldBack}
            onShow={(finding) => {
              const [first] = finding.unitIds
              const hit = preview.data?.units.find(({ unit }) => unit.id === first)
              if (finding.where) fitTo(finding.where as Boundary)
              if (hit) {
                setLevel(hit.unit.level)
                setReveal([hit.unit.id])
              }
            }}
          />
          <Card title={t('territory.steps.title')}>
            <StepList steps={draft.steps} units={preview.data?.units ?? []} nameOf={nameOf} />
          </Card>
        </div>
      </div>
    </TerritoryFrame>
  )
}
