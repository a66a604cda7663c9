import { IconPhone } from '@tabler/icons-react'
import type { OpenCategories } from '../../../../contract/case-configuration-routes.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../resident.module.css'
import { dialled } from './callee.rules.ts'

/** Numbers to call when life is in danger, each as large as a thumb. */
export function EmergencyNumbers(props: { numbers: OpenCategories['emergencyNumbers'] }) {
  const { t, nameOf } = useWords()
  return (
    <ul className={classes.emergency}>
      {props.numbers.map(({ number, name }) => (
        <li key={number}>
          <a href={dialled(number)}>
            <IconPhone size={24} aria-hidden />
            <span className="ds-hidden">{t('resident.call.verb')} </span>
            <span className={classes.emergencyName}>{nameOf(name)}</span>
            <strong className="ds-num">{number}</strong>
          </a>
        </li>
      ))}
    </ul>
  )
}
