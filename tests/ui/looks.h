#pragma once

#include <QImage>
#include <QPoint>
#include <QString>

#include <algorithm>
#include <cstdlib>

/// Pictures held as the mean colours of a coarse grid: small enough to keep, and a bar, a dot or a
/// hatch that is otherwise is another mean, while another version of the font renderer hardly is. A
/// changed look is looked at, then kept anew by running the test with SOURCELINE_KEEP_LOOKS=1.
namespace looks {

using namespace Qt::StringLiterals;

inline constexpr QSize cells{64, 36};
/// Of 255, in each channel of each cell. A dot of ten pixels across in a cell of 20 × 20 moves its
/// mean by some 30, a hatch in place of a full colour by more.
inline constexpr int tolerance = 10;

inline QImage coarse(const QImage &picture)
{
    QImage means(cells, QImage::Format_RGB32);
    for (int y = 0; y < cells.height(); ++y) {
        for (int x = 0; x < cells.width(); ++x) {
            const QRect cell(
                QPoint(picture.width() * x / cells.width(), picture.height() * y / cells.height()),
                QPoint(picture.width() * (x + 1) / cells.width() - 1,
                       picture.height() * (y + 1) / cells.height() - 1));
            int sums[3] = {};
            for (int py = cell.top(); py <= cell.bottom(); ++py) {
                for (int px = cell.left(); px <= cell.right(); ++px) {
                    const QRgb pixel = picture.pixel(px, py);
                    sums[0] += qRed(pixel);
                    sums[1] += qGreen(pixel);
                    sums[2] += qBlue(pixel);
                }
            }
            const int area = cell.width() * cell.height();
            means.setPixel(x, y, qRgb(sums[0] / area, sums[1] / area, sums[2] / area));
        }
    }
    return means;
}

struct Difference
{
    int cells = 0; ///< beyond the tolerance
    int most = 0;  ///< of 255
    QPoint at;     ///< the cell that is most otherwise

    QString words() const
    {
        return u"%1 cells differ, most by %2 in column %3, line %4"_s.arg(cells)
            .arg(most)
            .arg(at.x())
            .arg(at.y());
    }
};

/// Of a picture from coarse means; all cells where there are none.
inline Difference difference(const QImage &picture, const QImage &means)
{
    Difference found;
    if (means.size() != cells) {
        found.cells = cells.width() * cells.height();
        found.most = 255;
        return found;
    }
    const QImage now = coarse(picture);
    for (int y = 0; y < cells.height(); ++y) {
        for (int x = 0; x < cells.width(); ++x) {
            const QRgb one = now.pixel(x, y);
            const QRgb other = means.pixel(x, y);
            const int off = std::max({std::abs(qRed(one) - qRed(other)),
                                      std::abs(qGreen(one) - qGreen(other)),
                                      std::abs(qBlue(one) - qBlue(other))});
            found.cells += off > tolerance ? 1 : 0;
            if (off > found.most) {
                found.most = off;
                found.at = {x, y};
            }
        }
    }
    return found;
}

inline QString fileOf(const QString &name)
{
    return QStringLiteral(SOURCELINE_SOURCE_DIR "/tests/ui/fixtures/") + name + u".png"_s;
}

inline QImage kept(const QString &name)
{
    return QImage(fileOf(name)).convertToFormat(QImage::Format_RGB32);
}

inline bool keep(const QString &name, const QImage &picture)
{
    return coarse(picture).save(fileOf(name));
}

inline bool areKeptAnew()
{
    return qEnvironmentVariableIsSet("SOURCELINE_KEEP_LOOKS");
}

} // namespace looks
