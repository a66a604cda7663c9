/** Routes of petitions: of petitioners, of the public, and of the bodies that work on them. */
import { z } from 'zod'
import { HolderView, Light } from './cases.ts'
import { Id, Instant, PageQuery, pageOf } from './common.ts'
import { PetitionCommand, PetitionerCommand } from './petition-commands.ts'
import { PetitionFigures, PetitionYear } from './petition-figures.ts'
import { PetitionSettings, PetitionSettingsVersion } from './petition-settings.ts'
import {
  NewPetition,
  PetitionFollowView,
  PetitionReceipt,
  PetitionStage,
  PetitionState,
  PetitionSummary,
  PetitionView,
} from './petitions.ts'
import { route } from './route.ts'

const tags = ['petitions']
const PetitionId = z.object({ id: Id })
const ByNumber = z.object({ number: z.string().max(40) })
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(item))

/** What a list of petitions shows: `mine` what the acting posts' bodies hold, `place` all they may open, `ruling` what waits for their word. */
export const PetitionListQuery = PageQuery.extend({
  scope: z.enum(['mine', 'place', 'ruling', 'sponsored']).default('mine'),
  state: list(PetitionState).optional(),
  stage: list(PetitionStage).optional(),
  light: list(Light).optional(),
  purpose: z.string().max(40).optional(),
  holder: Id.optional(),
  dueBefore: Instant.optional(),
  unserved: z.stringbool().optional(),
  open: z.stringbool().optional(),
  q: z.string().trim().max(200).optional(),
})
/** What a list of petitions shows. */
export type PetitionListQuery = z.infer<typeof PetitionListQuery>

/** Routes of petitions. The secret of a petition comes in the header X-Case-Secret. */
export const petitionRoutes = {
  setup: route({
    name: 'petitions.setup',
    method: 'GET',
    path: '/api/v1/petitions/setup',
    summary: 'What one may petition for, the ways of the law, every limit, and bodies one may name',
    tags,
    access: 'public',
    reply: z.object({ settings: PetitionSettingsVersion, bodies: z.array(HolderView) }),
  }),
  file: route({
    name: 'petitions.file',
    method: 'POST',
    path: '/api/v1/petitions',
    summary: 'Bring a petition, with or without an account, alone or jointly; at a counter on somebody’s behalf',
    tags,
    access: 'public',
    idempotent: true,
    status: 201,
    perMinute: 30,
    body: NewPetition,
    reply: PetitionReceipt,
  }),
  follow: route({
    name: 'petitions.follow',
    method: 'GET',
    path: '/api/v1/petitions/follow/:number',
    summary: 'A petition by number and secret, or signed in',
    tags,
    access: 'public',
    perMinute: 60,
    params: ByNumber,
    reply: PetitionFollowView,
  }),
  petitionerCommand: route({
    name: 'petitions.petitioner_command',
    method: 'POST',
    path: '/api/v1/petitions/follow/:number/commands',
    summary: 'Ask for a review or re-review, be content, withdraw, add, rate, ask an officer to step back',
    tags,
    access: 'public',
    idempotent: true,
    perMinute: 60,
    params: ByNumber,
    body: z.object({ seen: z.number().int().min(0).optional(), command: PetitionerCommand }),
    reply: PetitionFollowView,
  }),
  mine: route({
    name: 'petitions.mine',
    method: 'GET',
    path: '/api/v1/my/petitions',
    summary: 'Petitions I brought signed in',
    tags,
    access: 'resident',
    query: PageQuery,
    reply: pageOf(PetitionSummary.omit({ unserved: true })),
  }),
  list: route({
    name: 'petitions.list',
    method: 'GET',
    path: '/api/v1/petitions',
    summary: 'Petitions of the acting posts, first due first; subjects only, nobody’s name',
    tags,
    access: 'staff',
    query: PetitionListQuery,
    reply: pageOf(PetitionSummary),
  }),
  get: route({
    name: 'petitions.get',
    method: 'GET',
    path: '/api/v1/petitions/:id',
    summary: 'One petition for the bodies that work on it',
    tags,
    access: 'staff',
    params: PetitionId,
    reply: PetitionView,
  }),
  command: route({
    name: 'petitions.command',
    method: 'POST',
    path: '/api/v1/petitions/:id/commands',
    summary: 'Do something with a petition; a stale command is refused with what changed since',
    tags,
    access: 'staff',
    idempotent: true,
    params: PetitionId,
    body: z.object({ seen: z.number().int().min(0), command: PetitionCommand }),
    reply: PetitionView,
  }),
  reveal: route({
    name: 'petitions.reveal',
    method: 'POST',
    path: '/api/v1/petitions/:id/reveal',
    summary: 'See one representative’s phone, or the list kept apart, saying why; they see that you looked',
    tags,
    access: 'staff',
    params: PetitionId,
    body: z.object({
      what: z.enum(['list', 'representative', 'name', 'phone', 'mail', 'address', 'onBehalfOf']),
      representativeId: Id.optional(),
      purpose: z.string().trim().min(3).max(300),
    }),
    reply: z.object({
      people: z.array(z.object({ name: z.string(), phone: z.string().nullable() })),
      value: z.string().nullable(),
    }),
  }),
  summary: route({
    name: 'petitions.year',
    method: 'GET',
    path: '/api/v1/petitions/year',
    summary: 'Twelve months of what was asked and done, in counts; groups under five are not shown',
    tags,
    access: 'public',
    perMinute: 60,
    reply: PetitionYear,
  }),
  figures: route({
    name: 'petitions.figures',
    method: 'GET',
    path: '/api/v1/petitions/figures',
    summary: 'The promise in numbers, counts beside shares',
    tags,
    access: 'staff',
    query: z.object({ from: Instant, to: Instant, holder: Id.optional() }),
    reply: PetitionFigures,
  }),
  settings: route({
    name: 'petitions.settings',
    method: 'GET',
    path: '/api/v1/petitions/settings',
    summary: 'Every version of the procedure, the newest day first',
    tags,
    access: 'staff',
    reply: z.object({ versions: z.array(PetitionSettingsVersion), mayChange: z.boolean() }),
  }),
  saveSettings: route({
    name: 'petitions.save_settings',
    method: 'POST',
    path: '/api/v1/petitions/settings',
    summary: 'The procedure from a day after today on; what runs already keeps its limits',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    body: PetitionSettings,
    reply: PetitionSettingsVersion,
  }),
} as const
