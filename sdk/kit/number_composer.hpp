// SPDX-License-Identifier: Apache-2.0
// Adds up a number from its words, left to right: groups below the scale words, scale words, halves. Every step says
// whether the word fits; one that does not ends the number before it.
#pragma once

#include <cmath>
#include <limits>

namespace gainsay::kit {

struct NumberComposer {
  double total = 0;                                        // what the scale words so far amount to
  double group = 0;                                        // what stands before the next scale word
  double scale = std::numeric_limits<double>::infinity();  // the last scale word; infinity = none yet
  bool has_group = false, has_total = false;
  bool group_digits = false;  // the group was written in digits
  bool small_joined = false;  // the group came over a conjunction: a larger scale word must not swallow what is before
  bool vague = false, ordinal = false, article = false, weak = false, dependent = false;

  double value() const { return total + group; }
  bool empty() const { return !has_group && !has_total; }

  // A number below the next scale word: "twenty", "five", or digits.
  bool unit(double v, bool digits, bool joined) {
    if (ordinal || dependent) return false;
    if (!has_group) {
      if (has_total && v >= scale) return false;
      group = v;
      has_group = true;
      group_digits = digits;
      small_joined = joined;
      article = weak = false;
      return true;
    }
    if (group_digits || v <= 0 || v >= place(group)) return false;
    group += v;
    article = weak = false;
    return true;
  }

  // "hundred", "dozen", "thousand", "million".
  bool multiply(double s) {
    if (ordinal) return false;
    if (s < 1000) return small_scale(s);
    if (!has_group && !has_total) {
      set_total(s, s);
    } else if (!has_group) {  // "thousand billion"
      if (s <= scale || small_joined) return false;
      set_total(total * s, s);
    } else if (s < scale) {
      set_total(total + group * s, s);
    } else if (has_total && s > scale && !small_joined) {  // "two thousand three hundred million"
      set_total((total + group) * s, s);
    } else {
      return false;
    }
    article = weak = dependent = false;
    return true;
  }

  // "and a half", "buçuk": half of the last scale word, or of one.
  bool half_after(double f) {
    if (empty() || ordinal) return false;
    if (has_group) {
      if (group != std::floor(group)) return false;
      group += f;
    } else {
      total += f * scale;
    }
    article = weak = false;
    return true;
  }

  // "two thirds".
  bool divide(double denominator) {
    if (!has_group || ordinal || group >= denominator || group != std::floor(group)) return false;
    if (has_total && !small_joined) return false;
    group *= (has_total ? scale : 1) / denominator;  // "six million and two thirds"
    article = weak = false;
    return true;
  }

  // "half" before a scale word or a unit.
  bool half_before(double f) {
    if (!empty()) return false;
    group = f;
    has_group = dependent = true;
    return true;
  }

  bool count_th(double v, bool joined) {  // an ordinal ends the number: "twenty-first", "two hundredth"
    if (ordinal) return false;
    const bool fits = v >= 1000 ? multiply(v) : v == 100 && has_group ? small_scale(v) : unit(v, false, joined);
    ordinal = ordinal || fits;
    return fits;
  }

  // "thousands": open above. `s` is the scale word inside it, 1 for none.
  bool open(double lower, double s) {
    if (ordinal) return false;
    if (empty()) {
      if (s >= 1000)
        set_total(lower, s);
      else
        group = lower, has_group = true;
    } else if (s > 1) {
      if (!multiply(s)) return false;
    } else {
      return false;
    }
    vague = true;
    article = weak = dependent = false;
    return true;
  }

 private:
  void set_total(double value, double s) {
    total = value;
    scale = s;
    group = 0;
    has_total = true;
    has_group = group_digits = small_joined = false;
  }

  bool small_scale(double s) {
    if (has_group) {
      if (s == 100 && group >= 100 && !group_digits) return false;
      group *= s;
      group_digits = false;
    } else {
      if (has_total && s >= scale) return false;
      group = s;
      has_group = true;
    }
    article = weak = dependent = false;
    return true;
  }

  // What may still be added to `v` is below its lowest filled place.
  static double place(double v) {
    if (v != std::floor(v) || v <= 0 || v > 1e15) return 0;
    double p = 1;
    while (std::fmod(v, p * 10) == 0) p *= 10;
    return p;
  }
};

}  // namespace gainsay::kit
