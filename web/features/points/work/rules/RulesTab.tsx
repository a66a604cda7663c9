import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { LocalizedName } from '../../../../../contract/common.ts'
import type { PointsRule, PointsScheme } from '../../../../../contract/points.ts'
import { at } from '../../../../app/basepath.ts'
import classes from '../../../../app/form.module.css'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { useWords } from '../../../../words/words.tsx'
import { Proposals } from './Proposals.tsx'
import { RuleForm } from './RuleForm.tsx'
import { RuleVersions } from './RuleVersions.tsx'
import { useRuleWords } from './ruleWords.ts'

// messages: points.category.*

/** The rules of a scheme, by category; a new one and the next version of one are written here, versions stand beside each other. */
export function RulesTab(props: { scheme: PointsScheme; onChanged: () => unknown }) {
  const { t } = useWords()
  const { scheme } = props
  const [open, setOpen] = useState<{ id: string; as: 'form' | 'versions'; name?: LocalizedName } | null>(null)
  const keeps = scheme.rights.keep && scheme.endedAt === null
  const saved = () => {
    setOpen(null)
    void props.onChanged()
  }
  const categories = [...Map.groupBy(scheme.rules, ({ category }) => category)]
  return (
    <div className={classes.stack}>
      <p className={classes.dim}>{t('merit.rules.text')}</p>
      {keeps && open?.id !== 'new' ? (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setOpen({ id: 'new', as: 'form' })}
          >
            {t('merit.rules.new')}
          </Button>
        </div>
      ) : null}
      {keeps && open?.id !== 'new' ? (
        <Proposals schemeId={scheme.id} onWrite={({ name }) => setOpen({ id: 'new', as: 'form', name })} />
      ) : null}
      {open?.id === 'new' ? (
        <Card title={t('merit.rules.new')}>
          <RuleForm
            schemeId={scheme.id}
            rule={undefined}
            name={open.name}
            onClose={() => setOpen(null)}
            onSaved={saved}
          />
        </Card>
      ) : null}
      {scheme.rules.length === 0 ? (
        <EmptyState title={t('merit.rules.none')} text={t('merit.rules.none_text')} />
      ) : null}
      {categories.map(([category, rules]) => (
        <Card key={category} title={t(`points.category.${category}`)}>
          <ul className={classes.list}>
            {rules.map((rule) => (
              <li key={rule.id}>
                {open?.id === rule.id && open.as === 'form' ? (
                  <RuleForm schemeId={scheme.id} rule={rule} onClose={() => setOpen(null)} onSaved={saved} />
                ) : (
                  <Rule rule={rule}>
                    {keeps ? (
                      <Button size="compact-sm" variant="default" onClick={() => setOpen({ id: rule.id, as: 'form' })}>
                        {t('merit.rules.change')}
                      </Button>
                    ) : null}
                    {rule.version > 1 ? (
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-expanded={open?.id === rule.id}
                        onClick={() => setOpen(open?.id === rule.id ? null : { id: rule.id, as: 'versions' })}
                      >
                        {t('merit.rules.versions', { count: rule.version })}
                      </Button>
                    ) : null}
                  </Rule>
                )}
                {open?.id === rule.id && open.as === 'versions' ? <RuleVersions id={rule.id} /> : null}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  )
}

function Rule({ rule, children }: { rule: PointsRule; children: React.ReactNode }) {
  const { t, nameOf } = useWords()
  const { worth, caps, days, approvers } = useRuleWords()
  return (
    <>
      <strong>{nameOf(rule.name)}</strong>{' '}
      <span className={classes.badge} data-good={rule.inForce || undefined}>
        {rule.inForce ? t('merit.rules.in_force') : t('merit.rules.not_in_force')}
      </span>
      <p>
        {worth(rule)}
        {caps(rule) ? ` · ${caps(rule)}` : ''}
      </p>
      <p className={classes.dim}>
        {days(rule)} · {approvers(rule)}
      </p>
      {nameOf(rule.evidence) ? (
        <p className={classes.dim}>
          {t('merit.rules.evidence')}: {nameOf(rule.evidence)}
        </p>
      ) : null}
      {rule.assembly ? (
        <p className={classes.dim}>
          {t('merit.rules.approved_by', { body: rule.assembly.body, day: rule.assembly.on })}
          {rule.files.map((file, n) => (
            <span key={file.id}>
              {' · '}
              <a href={at(`/api/v1/files/${file.id}`)} target="_blank" rel="noreferrer">
                {t('merit.rules.minutes', { n: n + 1 })}
              </a>
            </span>
          ))}
        </p>
      ) : null}
      <div className={classes.row}>{children}</div>
    </>
  )
}
