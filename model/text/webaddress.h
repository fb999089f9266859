#pragma once

#include <QString>

namespace sourceline {

/// `address` as it is shown: without the parameters that only track who clicked where (`fbclid`,
/// `utm_…` and their like). All else stays letter for letter, so that it still leads to the page.
/// What is recorded keeps them.
QString shownAddress(const QString &address);

/// The site that an address is of, without `www.` and `m.`: `example.org`; empty: none.
QString siteOf(const QString &address);

/// The day in an address's path: `/2020/03/29/`, `/2020/mar/29/`, `/2020-03-29-title`; EDTF, or
/// empty.
QString dayInAddress(const QString &address);

} // namespace sourceline
