#pragma once

#include <span>

namespace sourceline {

enum class BenchDoer
{
    Group,
    Forces,
    Either,
    Crowd
};

/// What happens in the synthetic world, how often, and what comes with it. Terms are ids of the
/// schema's own vocabulary.
struct BenchKind
{
    int weight;
    const char *record;                 ///< incident.kind
    int eventType, subEventType, means; ///< 0: none
    BenchDoer doer;
    double killed, wounded, munitions, count; ///< means; 0: none of that
    const char16_t *title;                    ///< `%1` target, `%2` place
    const char16_t *clause; ///< as a sentence after the date: `%1` target, `%2` place
};

std::span<const BenchKind> benchKinds();
/// Targets and weapons that go with the means of a kind.
std::span<const char16_t *const> benchTargets(const BenchKind &kind);
std::span<const char16_t *const> benchWeapons(const BenchKind &kind); ///< empty: none is ever named

} // namespace sourceline
