import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconMapPin } from '@tabler/icons-react'
import type { ChangePreview, Finding } from '../../../../contract/territory-changes.ts'
import type { Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

/** What a draft gets wrong and what is worth a look; each leads to its place on the map. */
export function FindingList(props: {
  preview: ChangePreview | undefined
  problem: Problem | null
  /** Why it did nothing when its instant came. */
  heldBack: readonly Finding[] | null
  onShow?: (finding: Finding) => void
}) {
  const { t } = useWords()
  const { preview, heldBack } = props
  return (
    <Card title={t('territory.findings.title')}>
      {heldBack && heldBack.length > 0 ? (
        <div role="status">
          <p className={classes.problem}>{t('territory.held_back')}</p>
          <List findings={heldBack} />
        </div>
      ) : null}
      {props.problem && !preview ? (
        <ErrorState problem={props.problem} />
      ) : !preview ? (
        <PageSkeleton lines={2} />
      ) : (
        <div role="status">
          {preview.findings.length === 0 ? (
            <p className={classes.help}>
              <IconCircleCheck size={18} aria-hidden style={{ verticalAlign: '-0.2em' }} />{' '}
              {t('territory.findings.none')}
            </p>
          ) : (
            <List
              findings={preview.findings}
              units={preview.units}
              {...(props.onShow ? { onShow: props.onShow } : {})}
            />
          )}
        </div>
      )}
    </Card>
  )
}

function List(props: {
  findings: readonly Finding[]
  /** Units whose names are known beside their codes. */
  units?: ChangePreview['units']
  onShow?: (finding: Finding) => void
}) {
  const { t, nameOf } = useWords()
  const { onShow } = props
  const names = new Map(props.units?.map(({ unit }) => [unit.id, nameOf(unit.name)]))
  const namesIn = ({ unitIds }: Finding) => unitIds.slice(0, 3).flatMap((id) => names.get(id) ?? [])
  return (
    <ul className={classes.links}>
      {props.findings.map((finding, nth) => {
        const Icon = finding.severity === 'error' ? IconAlertTriangle : IconInfoCircle
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike in everything
          <li key={nth} className={classes.finding} data-severity={finding.severity}>
            <Icon size={18} aria-hidden />
            <span>
              <strong>{t(`territory.severity.${finding.severity}`)}</strong> {finding.words ?? finding.code}{' '}
              <span className={classes.quiet}>{namesIn(finding).join(t('territory.step.and'))}</span>
            </span>
            {onShow && finding.where ? (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconMapPin size={16} aria-hidden />}
                onClick={() => onShow(finding)}
              >
                {t('territory.findings.show')}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
