// SPDX-License-Identifier: Apache-2.0
// An extractor that does what a document tells it: the word after "please" names the fault. Every other document gets
// one mention of its first word, and a claim about it.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>

#include "gainsay/kit/extractor.hpp"

#include <unistd.h>

namespace {

using gainsay::Span;
using gainsay::Term;
using gainsay::kit::Host;
using gainsay::kit::Sink;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

volatile int never = 0;
volatile int* nowhere = nullptr;

int overflow(int depth) {
  volatile char frame[4096];
  frame[depth & 4095] = static_cast<char>(depth);
  return depth == never - 1 ? 0 : overflow(depth + 1) + frame[0];
}

void spin() {
  while (never == 0) {
  }
}

struct Faults {
  Host host;
  Term fault, quantity, time, entity, word, predicate, foreign;

  static gainsay::Result<Faults> create(Host host, std::string_view) {
    return Faults{host,
                  host.intern("fault"),
                  host.intern("quantity"),
                  host.intern("time"),
                  host.intern("entity"),
                  host.intern("word"),
                  host.intern("test.says"),
                  {0x1234567812345678u}};
  }

  gainsay_claim claim(const gainsay_document& document, Span span) const {
    static gainsay_claim_cue cue;
    cue = {GAINSAY_CUE_PREDICATE, gainsay::kit::span(span), 0};
    gainsay_claim out{};
    out.struct_size = sizeof out;
    out.predicate = predicate.value;
    out.span = gainsay::kit::span(span);
    out.confidence = 0.5;
    out.cues = &cue;
    out.cue_count = 1;
    (void)document;
    return out;
  }

  void act(std::string_view what, const gainsay_document& document, Sink& sink) {
    const auto size = static_cast<std::uint32_t>(document.text.size);
    // --- the worker dies or hangs
    if (what == "crash") *nowhere = 1;
    if (what == "abort") std::abort();
    if (what == "overflow") std::printf("%d", overflow(0));
    if (what == "exit") std::exit(0);
    if (what == "leave") _exit(0);
    if (what == "close")
      for (int fd = 0; fd < 64; ++fd) close(fd);
    if (what == "garble") (void)!write(3, "nonsense", 8);
    if (what == "loop") spin();
    if (what == "deafloop") {
      for (int signal = 1; signal < 32; ++signal) std::signal(signal, SIG_IGN);
      spin();
    }
    if (what == "lastwords") {
      std::fputs("noise\nmy last words\n", stderr);
      std::abort();
    }
    // --- it lives, the call fails
    if (what == "throw") throw std::runtime_error("thrown on purpose");
    if (what == "allocate") {
      auto* hog = new char[std::size_t{10} << 30];
      hog[0] = 1;
      delete[] hog;
    }
    if (what == "endless")
      for (;;) sink.mention(fault, {0, 1}, "1");
    // --- lies
    if (what == "beyond") sink.mention(fault, {0, size + 1}, "1");
    if (what == "backwards") sink.mention(fault, {2, 1}, "1");
    if (what == "halfletter") sink.mention(fault, {0, 1}, "1");  // the document begins with a letter of two bytes
    if (what == "undeclared") sink.mention(word, {0, 1}, "1");
    if (what == "badutf8") sink.mention(fault, {0, 1}, "\xff");
    if (what == "nan")
      sink.mention(quantity, {0, 1}, gainsay_quantity{0, 0, nan, 1, 0, 1, nan, nan, 0, 0, {0, 1}, {0, 0}});
    if (what == "badenum") sink.mention(entity, {0, 1}, gainsay_entity{0, 0, 99, 0, 1});
    if (what == "confident") sink.mention(entity, {0, 1}, gainsay_entity{0, 0, 0, 0, 1.5});
    if (what == "manyslots") {
      auto c = claim(document, {0, 1});
      c.slot_count = std::numeric_limits<std::uint64_t>::max();
      sink.claim(c);
    }
    // --- rules that only cost the result
    if (what == "unnamed") sink.mention(entity, {0, 1}, gainsay_entity{foreign.value, 0, 0, 0, 1});
    if (what == "notjson") sink.mention(fault, {0, 1}, "{");
    if (what == "wholetext") sink.claim(claim(document, {0, size}));
    if (what == "abstain") sink.abstain({0, 1}, "not-sure");
    if (what == "consume") {
      const std::string count = std::to_string(document.mention_count);
      sink.mention(fault, {0, 1}, count);
    }
    if (what == "data") sink.mention(fault, {0, 1}, host.data("greeting.txt") == "hello\n" ? "true" : "false");
    if (what == "flood") {
      // More than an out arena holds beside its neighbours, less than one holds alone.
      const std::string json = '"' + std::string(60'000, 'x') + '"';
      for (int i = 0; i < 200; ++i) sink.mention(fault, {0, 1}, json);
    }
  }

  gainsay::Result<void> extract(const gainsay_document& document, Sink& sink) {
    const std::string_view text = gainsay::kit::view(document.text);
    if (const auto at = text.find("please "); at != std::string_view::npos) {
      const auto word_begin = at + 7;
      act(text.substr(word_begin, text.find_first_of(" .\n", word_begin) - word_begin), document, sink);
      if (text.find("twice") != std::string_view::npos) return gainsay::Error{};
    }
    if (document.token_count == 0) return {};
    const Span first{document.tokens[0].begin, document.tokens[0].end};
    sink.mention(fault, first, "0");
    sink.claim(claim(document, first));
    return {};
  }
};

}  // namespace

GAINSAY_EXTRACTOR(Faults, "org.example.faults", "1.0.0");
