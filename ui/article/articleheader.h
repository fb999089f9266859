#pragma once

#include "model/store/documentview.h"

#include <QWidget>

class QLabel;

namespace sourceline {

/// Which text is read: title, outlet, author, date, and whether it is the original. Plain text; can
/// be selected.
class ArticleHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ArticleHeader(QWidget *parent = nullptr);

    void setDocument(const DocumentView &document);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyFonts();
    void keepRoom();

    QLabel *m_title;
    QLabel *m_source;
    bool m_applying = false;
};

} // namespace sourceline
