#pragma once

#include "model/store/id.h"

#include <QStringList>

#include <optional>

namespace sourceline {

// The codebook's rule for records that may tell the same: day ± 1, near place, same means.

/// When something was, where it leaves no more than a month open; only such are compared.
struct DuplicateSpan
{
    qint64 earliest, latest; ///< minutes since 1970 UTC

    static constexpr qint64 day = qint64(24) * 60;
    static constexpr qint64 longest = 31 * day;

    /// None where it is open or too long.
    static std::optional<DuplicateSpan> of(const std::optional<qint32> &earliest,
                                           const std::optional<qint32> &latest);

    qint64 firstDay() const { return dayOf(earliest); }

    qint64 lastDay() const { return dayOf(latest); }

    qint64 days() const { return lastDay() - firstDay() + 1; }

    /// They meet, or one begins the day after the other.
    bool isNear(const DuplicateSpan &other) const;

private:
    static qint64 dayOf(qint64 minute);
};

/// What of a record is compared.
struct ComparedRecord
{
    std::optional<DuplicateSpan> span;
    Id means; ///< not valid: it is not said how
};

enum class PlaceLikeness
{
    Unknown,
    Near,
    Same
};

struct Likeness
{
    int score = 0;     ///< more is likelier
    QStringList words; ///< `same day`, `same place`, `both by rocket`
};

/// None: they tell of different things. `meansWords`: of the means that both name. `isCited`: both
/// are told in the same sentence, which needs no date.
std::optional<Likeness> likenessOf(const ComparedRecord &asked,
                                   const ComparedRecord &found,
                                   PlaceLikeness place,
                                   const QString &meansWords,
                                   bool isCited = false);

/// `unknown`, `none` and `other` say nothing of how it was done.
bool saysHow(const QString &meansCode);

} // namespace sourceline
