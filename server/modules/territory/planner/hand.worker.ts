import { workerData } from 'node:worker_threads'
import { type Line, lendHand } from './helping-hand.ts'

lendHand(workerData as Line)
