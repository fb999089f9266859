#include "ui/article/documentbar.h"

#include "ui/article/documentwords.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int widestTab = 170;

} // namespace

DocumentBar::DocumentBar(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Documents of this incident"));
    connect(this, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && index < static_cast<int>(m_documents.size()))
            emit documentChosen(m_documents[static_cast<size_t>(index)].id);
    });
}

QString DocumentBar::label(int index) const
{
    const DocumentSummary &document = m_documents[static_cast<size_t>(index)];
    return document.outlet.isEmpty() ? document.title : document.outlet;
}

QString DocumentBar::count(int index) const
{
    const int citations = m_documents[static_cast<size_t>(index)].citations;
    return citations > 0 ? QString::number(citations) : QString();
}

void DocumentBar::setDocuments(const std::vector<DocumentSummary> &documents, Id shown)
{
    const QSignalBlocker quiet(this);
    m_documents = documents;
    m_shown = shown;
    while (QTabBar::count() > static_cast<int>(documents.size()))
        removeTab(QTabBar::count() - 1);
    while (QTabBar::count() < static_cast<int>(documents.size()))
        addTab(QString());
    for (int i = 0; i < QTabBar::count(); ++i) {
        const DocumentSummary &document = documents[static_cast<size_t>(i)];
        // We draw the text; what is set here is for screen readers.
        setTabText(i, QString(label(i) % u' ' % count(i)).replace(u"&"_s, u"&&"_s));
        setTabToolTip(i,
                      plainTip(QString(document.title % u'\n' % shortNameOf(document) % u'\n'
                                       % (document.citations == 1 ? tr("1 citation")
                                          : document.citations == 0
                                              ? tr("not cited for this incident")
                                              : tr("%n citations", nullptr, document.citations)))));
        if (document.id == shown)
            setCurrentIndex(i);
    }
    updateGeometry();
    update();
}

void DocumentBar::setLit(const QSet<Id> &documents)
{
    m_lit = documents;
    update();
}

QSize DocumentBar::tabSizeHint(int index) const
{
    if (index >= static_cast<int>(m_documents.size()))
        return QTabBar::tabSizeHint(index);
    const QFontMetrics metrics(boldFont(font()));
    const int figures =
        count(index).isEmpty() ? 0 : metrics.horizontalAdvance(count(index)) + spacing::small;
    const int text = qMin(metrics.horizontalAdvance(label(index)), widestTab);
    return {text + figures + 2 * spacing::medium + spacing::small,
            metrics.height() + spacing::medium + 2};
}

QSize DocumentBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void DocumentBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    for (int i = 0; i < QTabBar::count() && i < static_cast<int>(m_documents.size()); ++i) {
        // A bar always has a current tab; while none of them is read, none looks so.
        const bool shown = m_documents[static_cast<size_t>(i)].id == m_shown;
        const QRect rect = tabRect(i);
        QRect inside = rect.adjusted(spacing::medium, 0, -spacing::small, -2);
        painter.setFont(shown ? boldFont(font()) : font());
        const QString figures = count(i);
        const int room = inside.width()
                         - (figures.isEmpty() ? 0
                                              : painter.fontMetrics().horizontalAdvance(figures)
                                                    + spacing::small);
        const QString name = painter.fontMetrics().elidedText(label(i), Qt::ElideRight, room);
        painter.setPen(shown ? palette().color(QPalette::Text) : theme.quiet);
        painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, name);
        inside.setLeft(inside.left() + painter.fontMetrics().horizontalAdvance(name)
                       + spacing::small);
        painter.setPen(theme.quiet);
        painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, figures);
        if (shown)
            painter.fillRect(QRect(rect.left() + spacing::medium,
                                   rect.bottom() - 1,
                                   rect.width() - 2 * spacing::medium,
                                   2),
                             theme.accent);
        if (m_lit.contains(m_documents[static_cast<size_t>(i)].id)) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.accent);
            painter.drawEllipse(QPointF(rect.left() + 3.5, rect.center().y()), 2.2, 2.2);
        }
        if (shown && hasFocus()) {
            painter.setPen(QPen(theme.accent, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 3, 3);
        }
    }
}

} // namespace sourceline
