import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('unit')
export class Unit extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('uuid', { nullable: true }) parentId!: string | null;
  @Column('text') path!: string;
  @Column('text', { nullable: true }) profileSlug!: string | null;
}
