import { tellStory } from './tell.ts';

tellStory('yangcheng');
