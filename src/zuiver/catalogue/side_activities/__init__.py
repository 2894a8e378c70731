"""Side activities (N-1..N-18): notified and assessed, never approved. All that is special to them."""
