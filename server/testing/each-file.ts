// Runs anew for each test file, before it (`setupFiles` in vitest.config.ts).
import { afterAll } from 'vitest'
import { endAll } from './ending.ts'

afterAll(endAll)
