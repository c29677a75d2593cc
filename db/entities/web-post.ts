import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('web_post')
export class WebPost extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') chat!: string;
  @Column('text') locale!: string;
  @Column('jsonb') card!: unknown;
  @Column('timestamptz') postedAt!: Date;
  @Column('timestamptz', { nullable: true }) editedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) takenAt!: Date | null;
}
