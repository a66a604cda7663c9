import { parentPort, workerData } from 'node:worker_threads'
import { type GridsWanted, planGrids } from './plan-grids.ts'

parentPort?.postMessage((workerData as GridsWanted[]).map(planGrids))
