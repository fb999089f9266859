#pragma once

#include <QString>

namespace sourceline {

/// `address` as it is shown: without the parameters that only track who clicked where (`fbclid`,
/// `utm_…` and their like). All else stays letter for letter, so that it still leads to the page.
/// What is recorded keeps them.
QString shownAddress(const QString &address);

} // namespace sourceline
