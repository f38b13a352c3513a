//! Squarified treemaps: rectangles with areas in proportion to sizes, as square as can be.
//!
//! After M. Bruls, K. Huizing and J. J. van Wijk, "Squarified Treemaps", Data Visualization 2000,
//! doi:10.1007/978-3-7091-6783-0_4: sizes are laid in falling order along the shorter side of
//! what remains, a row at a time, and a row is closed when one more would make its rectangles
//! longer.

/// A rectangle, in any unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// What remains inside, less a margin on every side and a strip at the top.
    pub fn inset(self, margin: f64, top: f64) -> Self {
        Self {
            x: self.x + margin,
            y: self.y + margin + top,
            width: (self.width - 2.0 * margin).max(0.0),
            height: (self.height - 2.0 * margin - top).max(0.0),
        }
    }
}

/// A rectangle for each size, in the order of the sizes, which fill the frame. A size of 0 has
/// no area. Sizes laid out best are in falling order.
pub fn squarify(sizes: &[f64], frame: Rect) -> Vec<Rect> {
    let total: f64 = sizes.iter().sum();
    let mut rects = Vec::with_capacity(sizes.len());
    if total <= 0.0 || frame.width <= 0.0 || frame.height <= 0.0 {
        let nothing = Rect {
            width: 0.0,
            height: 0.0,
            ..frame
        };
        rects.resize(sizes.len(), nothing);
        return rects;
    }
    let scale = frame.width * frame.height / total;
    let areas: Vec<f64> = sizes.iter().map(|size| size * scale).collect();
    let mut rest = frame;
    let mut start = 0;
    while start < areas.len() {
        let side = rest.width.min(rest.height);
        let mut end = start + 1;
        while end < areas.len()
            && worst(&areas[start..=end], side) <= worst(&areas[start..end], side)
        {
            end += 1;
        }
        rest = lay(&areas[start..end], rest, &mut rects);
        start = end;
    }
    rects
}

/// How far from square the worst rectangle of a row is: 1 is square.
fn worst(row: &[f64], side: f64) -> f64 {
    let sum: f64 = row.iter().sum();
    let (side, sum) = (side * side, sum * sum);
    let ratio = |area: f64| match area > 0.0 && side > 0.0 {
        true => (side * area / sum).max(sum / (side * area)),
        // What has no area spoils no row.
        false => 1.0,
    };
    row.iter().copied().map(ratio).fold(1.0, f64::max)
}

/// Lays a row along the shorter side; what remains.
fn lay(row: &[f64], rest: Rect, rects: &mut Vec<Rect>) -> Rect {
    let sum: f64 = row.iter().sum();
    let upright = rest.width >= rest.height;
    let side = if upright { rest.height } else { rest.width };
    let depth = if side > 0.0 { sum / side } else { 0.0 };
    let mut along = 0.0;
    for area in row {
        let length = if depth > 0.0 { area / depth } else { 0.0 };
        rects.push(match upright {
            true => Rect {
                x: rest.x,
                y: rest.y + along,
                width: depth,
                height: length,
            },
            false => Rect {
                x: rest.x + along,
                y: rest.y,
                width: length,
                height: depth,
            },
        });
        along += length;
    }
    match upright {
        true => Rect {
            x: rest.x + depth,
            width: (rest.width - depth).max(0.0),
            ..rest
        },
        false => Rect {
            y: rest.y + depth,
            height: (rest.height - depth).max(0.0),
            ..rest
        },
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Rect = Rect {
        x: 0.0,
        y: 0.0,
        width: 6.0,
        height: 4.0,
    };

    /// How much two rectangles share.
    fn shared(a: &Rect, b: &Rect) -> f64 {
        let across = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
        let down = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
        across.max(0.0) * down.max(0.0)
    }

    #[track_caller]
    fn check(sizes: &[f64], frame: Rect) {
        let rects = squarify(sizes, frame);
        assert_eq!(rects.len(), sizes.len());
        let total: f64 = sizes.iter().sum();
        let whole = frame.width * frame.height;
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * whole.max(1.0);
        for (at, (rect, size)) in rects.iter().zip(sizes).enumerate() {
            let expected = if total > 0.0 {
                whole * size / total
            } else {
                0.0
            };
            assert!(near(rect.width * rect.height, expected), "{at}: {rect:?}");
            assert!(near(shared(rect, &frame), expected), "outside: {rect:?}");
            for other in &rects[..at] {
                assert!(near(shared(rect, other), 0.0), "{rect:?} on {other:?}");
            }
        }
    }

    #[test]
    fn the_paper_s_own_example() {
        let sizes = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0];
        check(&sizes, FRAME);
        let rects = squarify(&sizes, FRAME);
        // The first two stand above each other on the left, each 3 by 2.
        assert_eq!((rects[0].width, rects[0].height), (3.0, 2.0));
        assert_eq!((rects[1].x, rects[1].y), (0.0, 2.0));
        // Then 4 and 3 side by side.
        assert!((rects[2].width - 12.0 / 7.0).abs() < 1e-9);
        assert!((rects[3].y, rects[3].height) == (0.0, rects[2].height));
    }

    #[test]
    fn nothing_has_no_area() {
        check(&[], FRAME);
        check(&[0.0, 0.0], FRAME);
        check(&[3.0, 0.0, 1.0], FRAME);
        check(&[1.0], FRAME.inset(0.5, 1.0));
        check(&[1.0, 2.0], FRAME.inset(5.0, 0.0));
    }

    #[test]
    fn equal_sizes_in_a_square_are_square() {
        let frame = Rect {
            width: 4.0,
            ..FRAME
        };
        for rect in squarify(&[1.0; 4], frame) {
            assert_eq!((rect.width, rect.height), (2.0, 2.0));
        }
    }

    proptest! {
        #[test]
        fn areas_are_proportional_apart_and_inside(
            mut sizes in prop::collection::vec(0_u32..5_000, 0..40),
            width in 1_u32..2_000,
            height in 1_u32..2_000,
            falling in any::<bool>(),
        ) {
            if falling {
                sizes.sort_by_key(|size| std::cmp::Reverse(*size));
            }
            let sizes: Vec<f64> = sizes.into_iter().map(f64::from).collect();
            let frame = Rect { x: 7.0, y: 3.0, width: width.into(), height: height.into() };
            check(&sizes, frame);
        }
    }
}
