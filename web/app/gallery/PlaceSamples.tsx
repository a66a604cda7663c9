import { Button, Checkbox, PasswordInput, Textarea, TextInput } from '@mantine/core'
import type { FeatureCollection } from 'geojson'
import { useCallback, useMemo, useState } from 'react'
import { Card, ChoiceCard } from '../../ui/Card.tsx'
import { MapView } from '../../ui/map/MapView.tsx'
import type { MapMarker } from '../../ui/map/types.ts'
import { type ChosenPhoto, PhotoInput } from '../../ui/PhotoInput.tsx'
import { type PickedPlace, PlacePicker } from '../../ui/PlacePicker.tsx'
import { QuestionScreen } from '../../ui/QuestionScreen.tsx'
import { SignaturePad } from '../../ui/SignaturePad.tsx'
import classes from './gallery.module.css'
import { Part } from './Part.tsx'
import { useSay } from './say.ts'

/** A made-up town of five by four grids near 0° N 0° E, so that nobody takes it for a real place. */
function town(name: (number: number) => string): FeatureCollection {
  const step = 0.004
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: 20 }, (_, index) => {
      const x = (index % 5) * step
      const y = Math.floor(index / 5) * step
      return {
        type: 'Feature' as const,
        properties: { name: name(index + 1) },
        geometry: {
          type: 'Polygon' as const,
          coordinates: [
            [
              [x, y],
              [x + step, y],
              [x + step, y + step],
              [x, y + step],
              [x, y],
            ],
          ],
        },
      }
    }),
  }
}

/** A map with its list. */
export function MapSample() {
  const say = useSay()
  const [selected, setSelected] = useState<string | null>('b')
  const zh = say('', 'zh')
  const layers = useMemo(
    () => [
      {
        id: 'grids',
        data: town((number) => (zh ? `第${number}网格` : `Grid ${number}`)),
        look: 'area' as const,
        label: 'name',
      },
    ],
    [zh],
  )
  const markers = useMemo<MapMarker[]>(
    () => [
      {
        id: 'a',
        at: { lat: 0.002, lng: 0.003 },
        label: zh ? '路灯不亮' : 'Street lamp out',
        note: 'DS-2026-000001',
        light: 'green',
      },
      {
        id: 'b',
        at: { lat: 0.0105, lng: 0.0125 },
        label: zh ? '井盖缺失' : 'Manhole cover missing',
        note: 'DS-2026-000002',
        light: 'red',
      },
      {
        id: 'c',
        at: { lat: 0.006, lng: 0.017 },
        label: zh ? '垃圾满溢' : 'Bins overflow',
        note: 'DS-2026-000003',
        light: 'amber',
      },
    ],
    [zh],
  )
  return (
    <Part id="map" title="MapView">
      <MapView
        label={say('Cases in the town', '案件地图')}
        layers={layers}
        markers={markers}
        selected={selected}
        onSelect={setSelected}
        height="24rem"
      />
    </Part>
  )
}

/** Questions, choices, photos and places. */
export function FormSamples() {
  const say = useSay()
  const [choice, setChoice] = useState('light')
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [place, setPlace] = useState<PickedPlace | null>(null)
  const [step, setStep] = useState(2)
  const [tried, setTried] = useState(false)
  const zh = say('', 'zh')
  const map = useMemo(
    () => ({
      layers: [
        {
          id: 'grids',
          data: town((number) => (zh ? `第${number}网格` : `Grid ${number}`)),
          look: 'area' as const,
          label: 'name',
        },
      ],
    }),
    [zh],
  )
  const search = useCallback(
    async (words: string) =>
      [1, 2, 3].map((number) => ({
        id: String(number),
        label: zh ? `${words} ${number} 栋` : `${words}, building ${number}`,
        hint: zh ? '湖畔社区 · 第 7 网格' : 'Lakeside · Grid 7',
      })),
    [zh],
  )
  const describe = useCallback(async () => (zh ? '湖畔社区，第 7 网格' : 'Lakeside community, grid 7'), [zh])
  return (
    <Part id="forms" title="QuestionScreen · ChoiceCard · PlacePicker · PhotoInput · SignaturePad · inputs">
      <div className={classes.grid}>
        <Card>
          <QuestionScreen
            step={step}
            of={5}
            question={say('What is it about?', '您要反映什么？')}
            help={say(
              'Choose what fits best. You can say more in the next step.',
              '请选择最接近的一项，下一步可以补充说明。',
            )}
            onBack={() => setStep(Math.max(1, step - 1))}
            onNext={() => setTried(true)}
            onSkip={() => setTried(false)}
            problem={tried ? say('Please choose one.', '请选择一项。') : null}
          >
            <fieldset>
              <legend className="ds-hidden">{say('Category', '类别')}</legend>
              <ChoiceCard
                name="what"
                value="light"
                checked={choice === 'light'}
                onChoose={setChoice}
                title={say('Street light', '路灯')}
              />
              <ChoiceCard
                name="what"
                value="waste"
                checked={choice === 'waste'}
                onChoose={setChoice}
                title={say('Waste', '垃圾')}
                text={say('Bins, bulky waste, dirt', '垃圾桶、大件垃圾、脏乱')}
              />
            </fieldset>
          </QuestionScreen>
        </Card>
        <Card title="PlacePicker">
          <PlacePicker
            value={place}
            onChange={setPlace}
            search={search}
            describe={describe}
            map={map}
            home={{ label: say('Lakeside, building 4', '湖畔小区 4 栋') }}
          />
        </Card>
        <Card title="PhotoInput">
          <PhotoInput label={say('Photos', '照片')} value={photos} onChange={setPhotos} max={3} />
        </Card>
        <Card title="SignaturePad">
          <SignaturePad label={say('Your signature', '您的签名')} onChange={() => {}} />
        </Card>
        <Card title={say('Inputs', '输入框')}>
          <TextInput label={say('Name', '姓名')} description={say('As you want to be called', '希望我们如何称呼您')} />
          <TextInput
            mt="md"
            label={say('Phone', '电话')}
            error={say('This is too short.', '号码位数不足。')}
            defaultValue="138"
          />
          <PasswordInput mt="md" label={say('Password', '密码')} />
          <Textarea mt="md" label={say('What happened', '经过')} autosize minRows={3} />
          <Checkbox mt="md" label={say('Do not tell who asked', '不要告知对方是谁反映的')} />
          <div className={classes.row} style={{ marginTop: '1rem' }}>
            <Button>{say('Send', '提交')}</Button>
            <Button variant="light">{say('Light', '浅色')}</Button>
            <Button variant="default">{say('Default', '默认')}</Button>
            <Button color="plum">{say('Erase', '删除')}</Button>
            <Button loading>{say('Busy', '处理中')}</Button>
          </div>
        </Card>
      </div>
    </Part>
  )
}
