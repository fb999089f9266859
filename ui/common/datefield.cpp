#include "ui/common/datefield.h"

#include "model/text/articlefacts.h"
#include "model/text/numericday.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace sourceline {

DateField::DateField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_reading(new QLabel(this))
{
    setFocusProxy(m_edit);
    setFocusPolicy(Qt::StrongFocus);
    m_edit->setPlaceholderText(tr("YYYY-MM-DD"));
    m_edit->setToolTip(plainTip(tr(
        "EDTF: 2019-12-27, 2019-12, 2019-12-26/2019-12-28, 2019-12~ (about), 2019-12-27T21:30")));
    m_edit->setFixedWidth(
        QFontMetrics(font()).horizontalAdvance(QStringLiteral("2019-12-26/2019-12")));
    m_reading->setTextFormat(Qt::PlainText);
    m_reading->setForegroundRole(QPalette::WindowText);
    m_reading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_edit);
    layout->addWidget(m_reading, 1);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        read();
        emit changed();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (const QString read = edtf(); read != m_edit->text())
            m_edit->setText(read);
    });
    read();
}

QString DateField::edtf() const
{
    const QString typed = m_edit->text().trimmed();
    if (typed.isEmpty() || parseEdtf(typed))
        return typed;
    const QString read = edtfOfWrittenDate(typed);
    return read.isEmpty() ? typed : read;
}

void DateField::setEdtf(const QString &edtf)
{
    m_edit->setText(edtf);
}

void DateField::setEmptyReading(const QString &words)
{
    m_emptyReading = words;
    read();
}

Result<DateSpan> DateField::span() const
{
    if (const auto typed = numericDay(m_edit->text()); typed && typed->isTwofold())
        return Error{tr("\u201c%1\u201d can be read two ways: write %2 or %3.")
                         .arg(m_edit->text().trimmed(),
                              typed->day.toString(Qt::ISODate),
                              typed->other.toString(Qt::ISODate))};
    return parseEdtf(edtf());
}

void DateField::read()
{
    const auto parsed = span();
    const Theme &theme = Theme::of(palette());
    const QString words = edtf().isEmpty() ? m_emptyReading
                          : parsed         ? displayDate(edtf())
                                           : problem();
    const QColor colour = parsed ? theme.quiet : theme.warning;
    QPalette colours = m_reading->palette();
    if (colours.color(QPalette::WindowText) != colour) {
        colours.setColor(QPalette::WindowText, colour);
        m_reading->setPalette(colours);
    }
    m_reading->setText(
        m_reading->fontMetrics().elidedText(words, Qt::ElideRight, m_reading->width()));
    m_edit->setAccessibleDescription(words);
    m_reading->setToolTip(plainTip(parsed ? words : parsed.error().message));
}

// Which of two numbers is the month is asked where both can be.
QString DateField::problem() const
{
    const auto typed = numericDay(m_edit->text());
    if (!typed || !typed->isTwofold())
        return tr("not a date yet");
    return tr("%1 or %2?")
        .arg(typed->day.toString(Qt::ISODate), typed->other.toString(Qt::ISODate));
}

void DateField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        read();
    QWidget::changeEvent(event);
}

void DateField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    read();
}

} // namespace sourceline
