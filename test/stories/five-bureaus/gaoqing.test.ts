import { tellStory } from './tell.ts';

tellStory('gaoqing');
