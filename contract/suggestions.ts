import { z } from 'zod'
import { Id, Instant, LocalizedName } from './common.ts'
import { route } from './route.ts'

// messages: suggestions.outcome.* suggestions.sure.*

const tags = ['suggestions'] as const
const Part = z.number().min(0).max(1)

/** A category that may fit: a suggestion, never a decision. */
export const SuggestedCategory = z
  .object({
    categoryId: Id,
    name: LocalizedName,
    /** The branch it stands in, the root first, without itself. */
    path: z.array(LocalizedName),
    basis: z.enum(['learnt', 'keywords']).describe('From accepted cases, or from the words set up for the category'),
    sure: z.enum(['likely', 'perhaps']),
    confidence: Part.nullable().describe('How often suggestions like this one are right; null for those from keywords'),
    words: z.array(z.string()).describe('Words of the text that spoke for it, the strongest first'),
  })
  .meta({ id: 'SuggestedCategory' })
/** A category that may fit. */
export type SuggestedCategory = z.infer<typeof SuggestedCategory>

/** How the last training ended. */
export const TrainingOutcome = z.enum(['trained', 'too_few', 'failed'])
/** How the last training ended. */
export type TrainingOutcome = z.infer<typeof TrainingOutcome>

/** One category as the model knows it. */
const LearntCategory = z.object({
  categoryId: Id,
  name: LocalizedName.nullable().describe('Null when the category is gone'),
  active: z.boolean(),
  cases: z.number().int(),
  precision: Part.describe('Of the cases put here, how many belong here'),
  recall: Part.describe('Of the cases that belong here, how many were put here'),
  f1: Part,
  words: z.array(z.string()),
})

/** The model of a tenant, for whoever looks after it. Nothing in it is about a person. */
export const SuggestionStatus = z
  .object({
    enabled: z.boolean(),
    training: z.boolean().describe('Somebody asked for a training that has not ended yet'),
    outcome: TrainingOutcome.nullable(),
    triedAt: Instant.nullable(),
    waiting: z.number().int().describe('Cases accepted since the model was trained, counted up to 1000'),
    fewestCases: z.number().int().describe('Below so many accepted cases only keywords suggest'),
    model: z
      .object({
        version: z.number().int(),
        trainedAt: Instant,
        cases: z.number().int(),
        accuracy: Part,
        macroF1: Part,
        top3: Part,
        calibrationError: Part,
        categories: z.array(LearntCategory),
      })
      .nullable(),
    practice: z
      .array(
        z.object({
          version: z.number().int(),
          from: Instant,
          to: Instant,
          cases: z.number().int(),
          first: z.number().int(),
          three: z.number().int(),
        }),
      )
      .describe('How often people settled on what was suggested, in sums of at least 20 cases'),
  })
  .meta({ id: 'SuggestionStatus' })
/** The model of a tenant. */
export type SuggestionStatus = z.infer<typeof SuggestionStatus>

/** Suggestions of a category, and the model behind them. */
export const suggestionRoutes = {
  category: route({
    name: 'suggestions.category',
    method: 'POST',
    path: '/api/v1/suggestions/category',
    summary: 'Categories that may fit a text. The text is not kept',
    tags,
    access: 'public',
    perMinute: 240,
    bodyLimit: 64 * 1024,
    body: z.object({ text: z.string().trim().max(4000) }),
    reply: z.object({
      enabled: z.boolean(),
      items: z.array(SuggestedCategory).max(3),
      /** How many accepted cases it was learnt from; null where there are too few yet. */
      learntFrom: z.number().int().nullable(),
    }),
  }),
  status: route({
    name: 'suggestions.status',
    method: 'GET',
    path: '/api/v1/suggestions',
    summary: 'What suggestions are made of, and how well they do',
    tags,
    access: 'staff',
    reply: SuggestionStatus,
  }),
  train: route({
    name: 'suggestions.train',
    method: 'POST',
    path: '/api/v1/suggestions/training',
    summary: 'Learn anew from accepted cases, now',
    tags,
    access: 'staff',
    status: 202,
    reply: SuggestionStatus,
  }),
  settings: route({
    name: 'suggestions.settings',
    method: 'PUT',
    path: '/api/v1/suggestions/settings',
    summary: 'Switch suggestions on or off',
    tags,
    access: 'staff',
    body: z.object({ enabled: z.boolean() }),
    reply: SuggestionStatus,
  }),
} as const
