import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('chat_group')
export class ChatGroup extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') provider!: string;
  @Column('text') account!: string;
  @Column('text') chat!: string;
  @Column('text') title!: string;
  @Column('uuid') unitId!: string;
}
