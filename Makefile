# svodka: facts from Russian news, as Unix filters.
#   make [all]  check  bench  lint  fuzz  install  uninstall  deb  dist  clean
#   PREFIX=/usr/local  DESTDIR=  PROGRAM_PREFIX=   (for people who have another `clean`)
#   SAN=1              with address and undefined behaviour sanitizers, in san/
#   FUZZ_SECONDS=600   how long `make fuzz` runs each target

VERSION = 0.1
PREFIX ?= /usr/local
PROGRAM_PREFIX ?=
FUZZ_SECONDS ?= 600
PKGS = icu-uc libpcre2-8 zlib

CC ?= cc
CFLAGS ?= -O2 -g
WARN = -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib $(WARN) $(WERROR) $(shell pkg-config --cflags $(PKGS)) $(CFLAGS) $(SAN_CFLAGS)
LIBS = -Wl,--as-needed $(shell pkg-config --libs $(PKGS)) -lm

ifdef SAN
  OUT = san
  SAN_CFLAGS = -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
  OUT = .
endif

TOOLS = $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
OBJS = $(patsubst lib/%.c,$(OUT)/obj/%.o,$(wildcard lib/*.c))
PROGS = $(TOOLS:%=$(OUT)/bin/%)
UNITS = $(patsubst tests/%.c,$(OUT)/obj/tests/%,$(wildcard tests/*.c))
TARGETS = $(patsubst tests/fuzz/%.c,%,$(filter-out %/main.c,$(wildcard tests/fuzz/*.c)))
MAN1 = $(wildcard cmd/*.1)
MAN5 = $(wildcard lib/*.5)
MAN7 = $(wildcard lib/*.7)
MODELS = $(wildcard lib/data/*.model lib/data/*.dict)
HASHES = $(shell sha256sum $(MODELS) | sed 's|^\(........\).*/\(.*\)|\2 \1|' | paste -s -d , - | sed 's/,/, /g')

all: $(PROGS)

$(OUT)/bin/%: $(OUT)/obj/cmd/%.o $(OUT)/obj/libsvodka.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/obj/libsvodka.a: $(OBJS)
	@rm -f $@
	$(AR) rcs $@ $^

# data is embedded: what a module embeds it names in EMBED(), and is built again when that changes
$(OUT)/obj/%.o: lib/%.c $(wildcard lib/data/* lib/data/rules/*)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# --version names the models by their hashes
$(OUT)/obj/tool.o: ALL_CFLAGS += -DTOOL_MODELS='"$(HASHES)"'

$(OUT)/obj/cmd/%.o: cmd/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/obj/tests/%: tests/%.c $(OUT)/obj/libsvodka.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

check:
	$(MAKE) -s WERROR=-Werror all units
	tests/all $(OUT)

units: $(UNITS)

bench: all
	tests/bench

# what cppcheck says wrongly of C that is right: begin and end of embedded data, arrays in a VEC, initializers that count
CPPCHECK_FALSE = comparePointers objectIndex internalAstError nullPointerRedundantCheck uninitvar unknownEvaluationOrder

lint:
	clang-tidy --quiet $(wildcard lib/*.c cmd/*.c) -- -std=c11 -D_GNU_SOURCE -Ilib
	cppcheck --quiet --error-exitcode=1 --std=c11 $(CPPCHECK_FALSE:%=--suppress=%) --enable=warning,portability -Ilib lib cmd
	! sed 's/\t/        /g' $(wildcard lib/*.[ch] cmd/*.c tests/*.c tests/fuzz/*.c) | LC_ALL=C.UTF-8 grep -E '^.{121}'
	mandoc -Tlint -Wwarning $(MAN1) $(MAN5) $(MAN7)

$(OUT)/fuzz/%: tests/fuzz/%.c tests/fuzz/main.c $(OUT)/obj/libsvodka.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

fuzzers: $(TARGETS:%=$(OUT)/fuzz/%)

fuzz:
	$(MAKE) -s SAN=1 fuzzers
	for t in $(TARGETS); do san/fuzz/$$t $(FUZZ_SECONDS) tests/fuzz/seeds/$$t/* || exit 1; done

# what goes where below PREFIX: the tools, their man pages, the library, completions of the shells
SHARE = $(DESTDIR)$(PREFIX)/share
COMPLETIONS = $(TOOLS:%=$(SHARE)/bash-completion/completions/$(PROGRAM_PREFIX)%)

install: all $(OUT)/obj/libsvodka.a
	mkdir -p $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/man/man5 $(SHARE)/man/man7 $(DESTDIR)$(PREFIX)/include \
	    $(DESTDIR)$(PREFIX)/lib/pkgconfig $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions
	for t in $(TOOLS); do install -m 755 bin/$$t $(DESTDIR)$(PREFIX)/bin/$(PROGRAM_PREFIX)$$t; done
	for m in $(notdir $(MAN1)); do install -m 644 cmd/$$m $(SHARE)/man/man1/$(PROGRAM_PREFIX)$$m; done
	for m in $(notdir $(MAN5)); do install -m 644 lib/$$m $(SHARE)/man/man5/svodka-$$m; done
	for m in $(notdir $(MAN7)); do install -m 644 lib/$$m $(SHARE)/man/man7/$$m; done
	install -m 644 lib/svodka.h $(DESTDIR)$(PREFIX)/include/svodka.h
	install -m 644 $(OUT)/obj/libsvodka.a $(DESTDIR)$(PREFIX)/lib/libsvodka.a
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@PKGS@|$(PKGS)|' scripts/svodka.pc.in \
	    > $(DESTDIR)$(PREFIX)/lib/pkgconfig/svodka.pc
	for c in $(COMPLETIONS); do sed "s|@TOOL@|$${c##*/}|" scripts/completion.bash > $$c; done
	sed 's|@TOOLS@|$(TOOLS:%=$(PROGRAM_PREFIX)%)|' scripts/completion.zsh > $(SHARE)/zsh/site-functions/_svodka

uninstall:
	for t in $(TOOLS); do rm -f $(DESTDIR)$(PREFIX)/bin/$(PROGRAM_PREFIX)$$t; done
	for m in $(notdir $(MAN1)); do rm -f $(SHARE)/man/man1/$(PROGRAM_PREFIX)$$m; done
	for m in $(notdir $(MAN5)); do rm -f $(SHARE)/man/man5/svodka-$$m; done
	for m in $(notdir $(MAN7)); do rm -f $(SHARE)/man/man7/$$m; done
	rm -f $(DESTDIR)$(PREFIX)/include/svodka.h $(DESTDIR)$(PREFIX)/lib/libsvodka.a \
	    $(DESTDIR)$(PREFIX)/lib/pkgconfig/svodka.pc $(COMPLETIONS) $(SHARE)/zsh/site-functions/_svodka

deb: all
	scripts/deb $(VERSION)

dist:
	git archive --prefix=svodka-$(VERSION)/ -o svodka-$(VERSION).tar.gz HEAD

clean:
	rm -rf bin obj san svodka-*.tar.gz svodka_*.deb

.PHONY: all check units bench lint fuzzers fuzz install uninstall deb dist clean
.SECONDARY:
-include $(wildcard $(OUT)/obj/*.d $(OUT)/obj/cmd/*.d)
