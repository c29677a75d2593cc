import { tellStory } from './tell.ts';

tellStory('xuchang');
