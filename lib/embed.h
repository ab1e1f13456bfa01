/*
 * embed: EMBED(name, "lib/data/file") puts a file's bytes into the program as name, name_end. What follows a magic of
 * eight bytes begins on a cache line, so that rows of 64 bytes are one line each.
 */
#ifndef EMBED_H
#define EMBED_H

#define EMBED(name, file)                                                                                              \
	__asm__(".section .rodata\n.balign 64\n.skip 56\n"                                                             \
		".globl " #name "\n" #name ":\n.incbin \"" file "\"\n"                                                 \
		".globl " #name "_end\n" #name "_end:\n.byte 0\n.previous\n");                                         \
	extern const unsigned char name[], name##_end[]

#endif
