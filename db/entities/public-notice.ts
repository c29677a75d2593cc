import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('public_notice')
export class PublicNotice extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: string;
  @Column('text') ref!: string;
  @Column('integer', { default: 1 }) number!: number;
  @Column('text') title!: string;
  @Column('jsonb') body!: unknown;
  @Column('text') bodyHash!: string;
  @Column('timestamptz') publishedAt!: Date;
}
