# svodka: facts from Russian news, as Unix filters.
#   make [all]  check  bench  lint  fuzz  install  uninstall  dist  clean
#   PREFIX=/usr/local  DESTDIR=  PROGRAM_PREFIX=   (prefix for people who have another `clean`)
#   SAN=1       build with address and undefined behaviour sanitizers into san/

VERSION = 0.1
PREFIX ?= /usr/local
PROGRAM_PREFIX ?=
PKGS = icu-uc icu-i18n libpcre2-8

CC ?= cc
CFLAGS ?= -O2 -g
WARN = -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib $(WARN) $(WERROR) $(shell pkg-config --cflags $(PKGS)) $(CFLAGS)
LIBS = $(shell pkg-config --libs $(PKGS)) -lm

ifdef SAN
  OUT = san
  CFLAGS += -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
  OUT = .
endif

TOOLS = $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
OBJS = $(patsubst lib/%.c,$(OUT)/obj/%.o,$(wildcard lib/*.c))
PROGS = $(TOOLS:%=$(OUT)/bin/%)
DATA = $(wildcard lib/data/* lib/data/*/*)

all: $(PROGS)

$(OUT)/bin/%: $(OUT)/obj/cmd/%.o $(OUT)/obj/libsvodka.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/obj/libsvodka.a: $(OBJS)
	@rm -f $@
	$(AR) rcs $@ $^

$(OUT)/obj/%.o: lib/%.c $(DATA)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -c -o $@ $<

$(OUT)/obj/cmd/%.o: cmd/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -c -o $@ $<

clean:
	rm -rf bin obj san

.PHONY: all check bench lint fuzz install uninstall dist clean
.SECONDARY:
-include $(wildcard $(OUT)/obj/*.d $(OUT)/obj/cmd/*.d)
