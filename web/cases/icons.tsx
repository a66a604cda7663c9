import {
  IconAlarm,
  IconArrowBackUp,
  IconArrowDown,
  IconArrowUp,
  IconBan,
  IconBell,
  IconBuilding,
  IconCheck,
  IconCircleCheck,
  IconClockPause,
  IconClockPlus,
  IconFileImport,
  IconFlag,
  IconGavel,
  IconHandStop,
  IconMapPin,
  IconMessage,
  IconPhone,
  IconPlayerPlay,
  IconRefresh,
  IconSend,
  IconSpeakerphone,
  IconStar,
  IconTag,
  IconTool,
  IconUserCheck,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

type Icon = ComponentType<{ size?: number | string; stroke?: number; 'aria-hidden'?: boolean }>

/** A picture beside each kind of entry, so that the eye finds the turns of a long story. */
const icons: Record<string, Icon> = {
  reported: IconFlag,
  imported: IconFileImport,
  accepted: IconUserCheck,
  declined: IconBan,
  raised: IconArrowUp,
  sent_down: IconArrowDown,
  assigned: IconSend,
  whistled: IconSpeakerphone,
  dispatched: IconSend,
  supervised: IconBell,
  answered: IconCheck,
  returned: IconArrowBackUp,
  return_ruled: IconGavel,
  lead_changed: IconBuilding,
  order_withdrawn: IconHandStop,
  arrived: IconMapPin,
  order_handled: IconTool,
  handled: IconTool,
  check_passed: IconCircleCheck,
  check_failed: IconRefresh,
  extension_asked: IconClockPlus,
  extension_granted: IconClockPlus,
  extension_refused: IconClockPlus,
  suspension_asked: IconClockPause,
  suspended: IconClockPause,
  suspension_refused: IconClockPause,
  resumed: IconPlayerPlay,
  rated: IconStar,
  reopened: IconRefresh,
  return_visit_due: IconPhone,
  return_visited: IconPhone,
  commented: IconMessage,
  categorised: IconTag,
  placed: IconMapPin,
  amber: IconAlarm,
  red: IconAlarm,
}

/** The picture of a kind of entry, or of a command named alike; undefined for a plain dot. */
export function EntryIcon(props: { type: string }) {
  const Found = icons[props.type]
  return Found ? <Found stroke={1.8} aria-hidden /> : null
}
