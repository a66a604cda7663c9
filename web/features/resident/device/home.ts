import { useQuery } from '@tanstack/react-query'
import type { LocalizedName } from '../../../../contract/common.ts'
import { answer, api, read } from '../../../app/api.ts'
import { keepOnDevice, useOnDevice } from '../../../app/device/shelf.ts'
import { useSession } from '../../../app/session.tsx'

/** The reader's building: a unit of the tree with its name, kept on the device or with the account. */
export interface Home {
  unitId: string
  name: LocalizedName
  /** What it lies in, nearest first, as it was when it was chosen. */
  within?: readonly LocalizedName[]
}

const name = 'home'

/** "My building": the one chosen on this device, else the account's; null while there is none. */
export function useHome(): Home | null {
  const chosen = useOnDevice<Home | null>(name, null)
  const { account } = useSession()
  const profile = useQuery({ ...read('/api/v1/people/me'), enabled: account !== null, staleTime: 300_000 })
  const unit = profile.data?.home.unit
  return chosen ?? (unit ? { unitId: unit.id, name: unit.name } : null)
}

/** Keeps the building on this device; null forgets it. */
export function chooseHome(home: Home | null): void {
  keepOnDevice(name, home ?? undefined)
}

/** Keeps the building with the account too, so that every device of the person knows it. */
export async function chooseHomeOfAccount(unitId: string): Promise<void> {
  const before = await answer(api.GET('/api/v1/people/me'))
  await answer(
    api.PUT('/api/v1/people/me', {
      body: {
        name: before.name,
        phone: before.phone,
        mail: before.mail,
        homeUnitId: unitId,
        homeAddress: before.home.address,
      },
    }),
  )
}
