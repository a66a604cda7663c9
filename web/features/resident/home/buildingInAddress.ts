import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { answer, api } from '../../../app/api.ts'
import { onDevice } from '../../../app/device/shelf.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { chooseHome } from '../device/home.ts'

/**
 * `/?home=<unit>`: a helper's link, or a code hung up in a stairwell, chooses the building. It is told and can be taken
 * back; nobody else's phone numbers come onto a page unseen.
 */
export function useBuildingInAddress(): void {
  const { home } = useSearch({ from: '/resident/' })
  const navigate = useNavigate()
  const { t, nameOf } = useWords()
  useEffect(() => {
    if (!home) return
    void navigate({ to: '/', search: {}, replace: true })
    answer(api.GET('/api/v1/territory/units/{id}', { params: { path: { id: home } } })).then(
      (unit) => {
        const before = onDevice<Parameters<typeof chooseHome>[0]>('home', null)
        if (before?.unitId === unit.id) return
        chooseHome({ unitId: unit.id, name: unit.name })
        toast({ text: t('doorstep.building.set', { building: nameOf(unit.name) }), undo: () => chooseHome(before) })
      },
      () => toast({ kind: 'info', text: t('resident.building.nothing') }),
    )
  }, [home, navigate, t, nameOf])
}
